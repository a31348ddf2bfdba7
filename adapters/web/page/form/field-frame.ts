/** What every input of a card is given. */
export interface FieldProps<T> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly hint?: string;
  readonly required?: boolean;
  /** It must be filled and is not, or what stands in it was not taken. */
  readonly missing?: boolean;
  /** Why it was not taken. */
  readonly error?: string;
  readonly hiddenLabel?: boolean;
}
