import type { ReactNode } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Radio, RadioGroup, Select, SelectValue } from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import { useSay } from '../words/words.tsx';
import type { FieldProps } from './field-frame.ts';
import { FieldLabel, FieldNotes } from './field-words.tsx';

interface ChoiceProps extends FieldProps<string> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** So many options are shown at once; more of them open in a list. */
const atOnce = 4;

function Few({ options, ...props }: ChoiceProps): ReactNode {
  const { value, onChange, hint, required = false, missing = false } = props;
  return (
    <RadioGroup
      className="field"
      value={value === '' ? null : value}
      onChange={onChange}
      isInvalid={missing}
      isRequired={required}
      validationBehavior="aria"
      data-missing={missing || undefined}
    >
      <FieldLabel {...props} />
      <div className="radios">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="radio">
            {option.label}
          </Radio>
        ))}
      </div>
      <FieldNotes hint={hint} />
    </RadioGroup>
  );
}

function Many({ options, ...props }: ChoiceProps): ReactNode {
  const say = useSay();
  const { value, onChange, hint, required = false, missing = false } = props;
  return (
    <Select
      className="field"
      selectedKey={value === '' ? null : value}
      onSelectionChange={(key) => onChange(key === null ? '' : String(key))}
      placeholder={say('form.choose')}
      isInvalid={missing}
      isRequired={required}
      validationBehavior="aria"
      data-missing={missing || undefined}
    >
      <FieldLabel {...props} />
      <Button className="input select-button">
        <SelectValue />
        <Icon name="down" />
      </Button>
      <FieldNotes hint={hint} />
      <Popover className="popover">
        <ListBox className="menu">
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} className="menu-item">
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

export function ChoiceInput(props: ChoiceProps): ReactNode {
  const short = props.options.length <= atOnce && props.options.every((option) => option.label.length <= 24);
  return short ? <Few {...props} /> : <Many {...props} />;
}
