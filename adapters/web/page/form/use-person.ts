import { createContext, use } from 'react';

/** Who fills in the card: suggestions and files are theirs. */
export const PersonContext = createContext('');

export function usePerson(): string {
  return use(PersonContext);
}
