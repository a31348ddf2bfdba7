import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Task, TicketDetail } from '../wire-tickets.ts';
import { useSay } from '../words/words.tsx';
import type { Commands } from './use-commands.ts';
import { VerbForm } from './verb-form.tsx';

const tones: Readonly<Record<string, string>> = { done: 'good', open: 'brand', waiting: 'notice' };

interface TaskProps {
  readonly task: Task;
  readonly commands: Commands;
}

function TaskRow({ task, commands }: TaskProps): ReactNode {
  const say = useSay();
  const [solving, setSolving] = useState<Task['verbs'][number] | undefined>();
  const done = { name: 'text', kind: 'long_text', label: say('tasks.done'), required: true } as const;
  return (
    <li className="task">
      <p className="ticket-line">
        <strong>{task.number}</strong>
        <span>{task.label}</span>
        <span className={`pill ${tones[task.state] ?? 'calm'}`}>{task.stateLabel}</span>
        <span className="quiet">{task.assignee === undefined ? task.team : `${task.team} · ${task.assignee}`}</span>
      </p>
      {task.text !== undefined && <blockquote>{task.text}</blockquote>}
      <div className="choices">
        {task.verbs.map((verb) => (
          <Button
            key={verb.verb}
            className="button outline"
            onPress={() => (verb.verb === 'resolve' ? setSolving(verb) : commands.give(`${verb.word} ${task.number}`))}
          >
            {verb.label}
          </Button>
        ))}
      </div>
      {solving !== undefined && (
        <VerbForm
          verb={{ ...solving, fields: [done] }}
          number={task.number}
          onDone={(command) => {
            setSolving(undefined);
            commands.give(command);
          }}
          onCancel={() => setSolving(undefined)}
        />
      )}
    </li>
  );
}

/** The parts of a request, each with its team; whoever is of that team can take and finish it here. */
export function TicketTasks({ ticket, commands }: { readonly ticket: TicketDetail; readonly commands: Commands }): ReactNode {
  const say = useSay();
  if (ticket.tasks.length === 0) return null;
  return (
    <section>
      <h4>{say('detail.tasks')}</h4>
      <ul className="tasks">
        {ticket.tasks.map((task) => (
          <TaskRow key={task.number} task={task} commands={commands} />
        ))}
      </ul>
    </section>
  );
}
