import type { ReactNode } from 'react';
import {
  Button,
  ComboBox,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select,
  SelectValue,
  useFilter,
} from 'react-aria-components';
import type { Option } from '../wire.ts';
import { Icon } from '../shell/icons.tsx';
import { useSay } from '../words/words.tsx';
import type { FieldProps } from './field-frame.ts';
import { FieldLabel, FieldNotes } from './field-words.tsx';

interface ChoiceProps extends FieldProps<string> {
  readonly options: readonly Option[];
}

/** So many options are shown at once; more of them open in a list. */
const atOnce = 4;
/** More than these are searched. */
const listedAtOnce = 10;

function Few({ options, ...props }: ChoiceProps): ReactNode {
  const { value, onChange, hint, error, required = false, missing = false } = props;
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
      <FieldNotes hint={hint} error={error} />
    </RadioGroup>
  );
}

function Many({ options, ...props }: ChoiceProps): ReactNode {
  const say = useSay();
  const { value, onChange, hint, error, required = false, missing = false } = props;
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
      <FieldNotes hint={hint} error={error} />
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

/** A long list: part of a name brings what fits. */
function Searched({ options, ...props }: ChoiceProps): ReactNode {
  const say = useSay();
  const { contains } = useFilter({ sensitivity: 'base' });
  const { value, onChange, hint, error, required = false, missing = false } = props;
  return (
    <ComboBox
      className="field"
      defaultItems={options.map((option) => ({ id: option.value, ...option }))}
      defaultFilter={contains}
      menuTrigger="focus"
      selectedKey={value === '' ? null : value}
      onSelectionChange={(key) => onChange(key === null ? '' : String(key))}
      isInvalid={missing}
      isRequired={required}
      validationBehavior="aria"
      data-missing={missing || undefined}
    >
      <FieldLabel {...props} />
      <Input className="input" placeholder={say('form.find')} />
      <FieldNotes hint={hint} error={error} />
      <Popover className="popover">
        <ListBox<Option & { readonly id: string }> className="menu">
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="menu-item">
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

export function ChoiceInput(props: ChoiceProps): ReactNode {
  if (props.options.length > listedAtOnce) return <Searched {...props} />;
  const short = props.options.length <= atOnce && props.options.every((option) => option.label.length <= 24);
  return short ? <Few {...props} /> : <Many {...props} />;
}
