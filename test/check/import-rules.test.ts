import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root, runScript } from './run-script.ts';

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[];
  };
}

const packageFiles = (name: string) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'module.exports = {};',
});

/** A made-up checkout in which everything is allowed. */
const allowed: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    dependencies: { zod: '1', express: '1' },
    devDependencies: { react: '1', '@microsoft/teams-js': '1' },
  }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: { module: 'NodeNext', moduleResolution: 'NodeNext', allowImportingTsExtensions: true },
  }),
  ...packageFiles('zod'),
  ...packageFiles('express'),
  ...packageFiles('react'),
  ...packageFiles('@microsoft/teams-js'),
  'locales/en/desk.json': '{}',
  'src/domain/ticket.ts': "import 'zod'; import type desk from '../../locales/en/desk.json'; export type T = typeof desk;",
  'src/messaging/prompt.ts': "import '../domain/ticket.ts';",
  'src/collections.ts': "import './messaging/prompt.ts';",
  'src/ports.ts': "import './collections.ts';",
  'src/actions/open-ticket.ts': "import '../ports.ts';",
  'src/conversation/engine.ts': "import '../actions/open-ticket.ts';",
  'src/jobs/close-resolved.ts': "import '../actions/open-ticket.ts';",
  'src/desk.ts': "import './conversation/engine.ts'; import './jobs/close-resolved.ts';",
  'src/commands/start.ts': "import 'node:fs'; import '../desk.ts'; import '../../adapters/web/index.ts';",
  'src/main.ts': "import './commands/start.ts';",
  'adapters/web/index.ts': "import 'express'; import '../../src/ports.ts'; import '../../src/domain/ticket.ts';",
  'adapters/slack/index.ts': "import 'node:http'; import '../../src/collections.ts';",
  'adapters/web/page/main.tsx': "import 'react'; import '../../../locales/en/desk.json'; import './inbox.tsx';",
  'adapters/web/page/inbox.tsx': 'export const inbox = 1;',
  'adapters/web/page/tab.tsx': "import '@microsoft/teams-js'; import './inbox.tsx';",
};

/** @returns "rule file" of every refusal, once. */
function refusals(files: Readonly<Record<string, string>>): readonly string[] {
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { output } = runScript(
    [cruise, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src', 'adapters'],
    files,
  );
  const { summary }: Report = JSON.parse(output);
  return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name} ${from}`))].sort();
}

/** One wrong import each, with the rule that refuses it. */
const upward = {
  'actions-looks-down-only src/actions/take-ticket.ts': "import '../conversation/engine.ts';",
  'conversation-looks-down-only src/conversation/flow.ts': "import '../jobs/close-resolved.ts';",
  'domain-looks-down-only src/domain/date.ts': "import '../messaging/prompt.ts';",
  'jobs-looks-down-only src/jobs/remind-sla.ts': "import '../conversation/engine.ts';",
  'messaging-looks-down-only src/messaging/feed.ts': "import '../ports.ts';",
};
const outside = {
  'core-does-no-io src/actions/digest.ts': "import 'node:crypto';",
  'core-is-vendor-free src/domain/serve.ts': "import 'express';",
  'core-stands-alone src/jobs/send.ts': "import '../../adapters/slack/index.ts';",
  'locales-are-types src/jobs/say.ts': "import desk from '../../locales/en/desk.json'; export const d = desk;",
  'src-files-have-a-layer src/commands/stray.ts': "import '../stray.ts';",
};
const between = {
  'adapters-are-strangers adapters/slack/send.ts': "import '../web/index.ts';",
  'adapters-see-only-the-ports adapters/slack/receive.ts': "import '../../src/actions/open-ticket.ts';",
  'page-stands-alone adapters/web/page/board.tsx': "import '../index.ts';",
  'page-stands-alone adapters/web/page/chart.tsx': "import 'express';",
  'server-runs-no-page-code adapters/web/serve.ts': "import './page/inbox.tsx';",
};
const anywhere = {
  'names-that-say-something adapters/slack/parse.ts': "import './utils.ts';",
  'no-cycles src/domain/egg.ts': "import type { Hen } from './hen.ts'; export type Egg = Hen;",
  'resolvable adapters/slack/block.ts': "import 'left-pad';",
  'runtime-packages adapters/slack/card.ts': "import 'react';",
};
const hen = "import type { Egg } from './egg.ts'; export type Hen = Egg;";
const wrong: Readonly<Record<string, string>> = { ...upward, ...outside, ...between, ...anywhere };

describe('import rules', () => {
  it('accept every layer that looks down', () => {
    expect(refusals(allowed)).toEqual([]);
  });

  it("refuse what looks up, goes outside, crosses adapters, runs in a circle or is nobody's", () => {
    const added = Object.entries(wrong).map(([refusal, text]) => [refusal.split(' ')[1], text]);
    const files = {
      ...allowed,
      'src/stray.ts': '',
      'adapters/slack/utils.ts': '',
      'src/domain/hen.ts': hen,
      ...Object.fromEntries(added),
    };
    expect(refusals(files)).toEqual(Object.keys(wrong).sort());
  });
});
