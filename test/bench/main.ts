import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { layFoundation } from '../../src/commands/compose.ts';
import { packageRoot } from '../../src/commands/root.ts';
import { burst } from './burst.ts';
import { classification } from './classification.ts';
import { commandsPerTurn } from './commands-per-turn.ts';
import type { Bench, Figure, Section } from './figure.ts';
import { growth } from './growth.ts';
import { embedded, findMongo, stopMongo } from './places.ts';
import { asMarkdown, asText } from './print.ts';
import { startAndIdle } from './start-and-idle.ts';
import { ticketsPerSecond } from './tickets-per-second.ts';
import { sweepScale } from './sweep-scale.ts';
import { turnCost } from './turn-cost.ts';
import { workingTime } from './working-time.ts';

const figures: readonly Figure[] = [
  turnCost,
  ticketsPerSecond,
  commandsPerTurn,
  startAndIdle,
  workingTime,
  classification,
  growth,
  sweepScale,
  burst,
];

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    idle: { type: 'string', default: '30' },
  },
});

async function measureAll(chosen: readonly Figure[]): Promise<void> {
  const config = join(packageRoot(), 'config');
  const mongo = await findMongo();
  const isPlace = 'open' in mongo;
  const bench: Bench = {
    config,
    foundation: await layFoundation({ config }),
    rounds: Math.max(1, Number(values.rounds)),
    places: isPlace ? [embedded, mongo] : [embedded],
    remarks: isPlace ? mongo.remarks : [mongo.absent],
    large: values.large,
    idleSeconds: Number(values.idle),
  };
  const sections: Section[] = [];
  for (const figure of chosen) {
    const section = await figure.measure(bench);
    sections.push(section);
    if (!values.json) console.log(values.markdown ? asMarkdown(section) : asText(section));
  }
  if (values.json) console.log(JSON.stringify(sections, null, 2));
}

const chosen = figures.filter(({ name }) => values.only === undefined || values.only.split(',').includes(name));
if (chosen.length === 0) {
  console.error(`bench: no figure is called ${values.only}; there are ${figures.map(({ name }) => name).join(', ')}`);
  process.exitCode = 2;
} else {
  await measureAll(chosen).finally(stopMongo);
}
