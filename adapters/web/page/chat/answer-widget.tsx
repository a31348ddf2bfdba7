import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { DateInput } from '../form/date-input.tsx';
import { NumberInput } from '../form/number-input.tsx';
import { DateTimeInput } from '../form/time-inputs.tsx';
import type { Expectation } from '../wire.ts';
import { useSay } from '../words/words.tsx';

interface WidgetProps {
  readonly expects: Expectation;
  /** Answers with words, as if they had been typed. */
  readonly onSay: (text: string) => void;
}

function DateWidget({ onSay }: Pick<WidgetProps, 'onSay'>): ReactNode {
  const say = useSay();
  const [date, setDate] = useState('');
  return (
    <div className="widget">
      <DateInput label={say('form.date')} value={date} onChange={setDate} />
      <Button className="button primary" isDisabled={date === ''} onPress={() => onSay(date)}>
        {say('chat.send')}
      </Button>
    </div>
  );
}

function DateTimeWidget({ onSay }: Pick<WidgetProps, 'onSay'>): ReactNode {
  const say = useSay();
  const [at, setAt] = useState('');
  return (
    <div className="widget">
      <DateTimeInput label={say('form.dateTime')} value={at} onChange={setAt} />
      <Button className="button primary" isDisabled={at === ''} onPress={() => onSay(at)}>
        {say('chat.send')}
      </Button>
    </div>
  );
}

function NumberWidget({ onSay }: WidgetProps): ReactNode {
  const say = useSay();
  const [value, setValue] = useState<number | undefined>();
  return (
    <div className="widget">
      <NumberInput label={say('chat.placeholder')} hiddenLabel value={value} onChange={setValue} />
      <Button className="button primary" isDisabled={value === undefined} onPress={() => onSay(String(value))}>
        {say('chat.send')}
      </Button>
    </div>
  );
}

function OptionsWidget({
  options,
  onSay,
}: {
  readonly options: readonly string[];
  readonly onSay: (text: string) => void;
}): ReactNode {
  return (
    <div className="chips">
      {options.map((option) => (
        <Button key={option} className="chip" onPress={() => onSay(option)}>
          {option}
        </Button>
      ))}
    </div>
  );
}

/** A handier way to give the words that are awaited, above the field where anything can still be typed. */
export function AnswerWidget({ expects, onSay }: WidgetProps): ReactNode {
  const say = useSay();
  const { type, options = [] } = expects;
  if (options.length > 0) return <OptionsWidget options={options} onSay={onSay} />;
  switch (type) {
    case 'date':
      return <DateWidget onSay={onSay} />;
    case 'date_time':
      return <DateTimeWidget onSay={onSay} />;
    case 'number':
    case 'money':
      return <NumberWidget expects={expects} onSay={onSay} />;
    case 'yes_no':
      return <OptionsWidget options={[say('form.yes'), say('form.no')]} onSay={onSay} />;
    case 'text':
    case 'long_text':
    case 'choice':
    case 'choices':
    case 'person':
    case 'department':
    case 'site':
    case 'asset':
    case 'group':
    case 'date_range':
    case 'duration':
    case 'email':
    case 'phone':
    case 'link':
    case 'place':
    case 'attachment':
    case 'rating':
    case 'information':
      return null;
  }
}
