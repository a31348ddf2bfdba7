import type { ReactNode } from 'react';
import {
  Autocomplete,
  Button,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
  Select,
  SelectValue,
  useFilter,
} from 'react-aria-components';
import { FieldLabel } from '../form/field-words.tsx';
import { Icon } from '../shell/icons.tsx';
import { useSay } from '../words/words.tsx';

interface PickProps {
  readonly label: string;
  readonly required: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** More than these are searched. */
const listedAtOnce = 8;

type OptionsProps = Pick<PickProps, 'label' | 'options'>;

function Options({ label, options }: OptionsProps): ReactNode {
  const say = useSay();
  const { contains } = useFilter({ sensitivity: 'base' });
  const list = (
    <ListBox className="menu" items={options.map((option) => ({ id: option.value, ...option }))}>
      {(option) => (
        <ListBoxItem id={option.value} textValue={option.label} className="menu-item">
          {option.label}
        </ListBoxItem>
      )}
    </ListBox>
  );
  if (options.length <= listedAtOnce) return list;
  return (
    <Autocomplete filter={contains}>
      <SearchField className="field find" aria-label={label} autoFocus>
        <Input className="input" placeholder={say('form.find')} />
      </SearchField>
      {list}
    </Autocomplete>
  );
}

/** One of several; where they are many, a field above the list finds them by any part of their name, accents or not. */
export function PickField({ label, required, options, value, onChange }: PickProps): ReactNode {
  const say = useSay();
  return (
    <Select
      className="field"
      selectedKey={value === '' ? null : value}
      onSelectionChange={(key) => onChange(key === null ? '' : String(key))}
      placeholder={say('form.choose')}
      isRequired={required}
      validationBehavior="aria"
    >
      <FieldLabel label={label} required={required} />
      <Button className="input select-button">
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover className="popover">
        <Options label={label} options={options} />
      </Popover>
    </Select>
  );
}
