/** What every input of a card is given. */
export interface FieldProps<T> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly hint?: string;
  readonly required?: boolean;
  readonly missing?: boolean;
  readonly hiddenLabel?: boolean;
}
