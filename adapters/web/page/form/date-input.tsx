import { parseDate } from '@internationalized/date';
import type { CalendarDate } from '@internationalized/date';
import type { ReactNode } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput as Segments,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import type { FieldProps } from './field-frame.ts';
import { FieldLabel, FieldNotes } from './field-words.tsx';

/** A stored date that cannot be read leaves the input empty. */
function parse(value: string): CalendarDate | null {
  try {
    return value === '' ? null : parseDate(value);
  } catch {
    return null;
  }
}

function Month(): ReactNode {
  return (
    <Calendar className="calendar">
      <header>
        <Button slot="previous" className="button subtle square">
          <Icon name="back" />
        </Button>
        <Heading />
        <Button slot="next" className="button subtle square flipped">
          <Icon name="back" />
        </Button>
      </header>
      <CalendarGrid>{(date) => <CalendarCell date={date} className="calendar-day" />}</CalendarGrid>
    </Calendar>
  );
}

/** A date in words of the reader's language, typed part by part or picked from a month; its value is `YYYY-MM-DD`. */
export function DateInput(props: FieldProps<string>): ReactNode {
  const { value, onChange, hint, error, required = false, missing = false } = props;
  return (
    <DatePicker
      className="field"
      value={parse(value)}
      onChange={(date) => onChange(date?.toString() ?? '')}
      isInvalid={missing}
      isRequired={required}
      validationBehavior="aria"
      data-missing={missing || undefined}
    >
      <FieldLabel {...props} />
      <Group className="input date-group">
        <Segments className="date-segments">{(segment) => <DateSegment segment={segment} className="date-segment" />}</Segments>
        <Button className="button subtle square">
          <Icon name="calendar" />
        </Button>
      </Group>
      <FieldNotes hint={hint} error={error} />
      <Popover className="popover">
        <Dialog>
          <Month />
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
