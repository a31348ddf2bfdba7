import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

interface Someone {
  readonly name: string;
  readonly email: string;
  readonly aadObjectId: string;
}

const read = (file: string): unknown => parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));

test('the people of Microsoft’s playground are people of the demo desk, no more than it takes', () => {
  const { currentUser, users } = read('.m365agentsplayground.yml') as { currentUser: Someone; users: readonly Someone[] };
  const people = read('config/people.yaml') as readonly { name: string; email: string; addresses: { teams?: string } }[];
  expect(users.length).toBeLessThanOrEqual(5);
  for (const { name, email, aadObjectId } of [currentUser, ...users])
    expect(people).toContainEqual(
      expect.objectContaining({ name, email, addresses: expect.objectContaining({ teams: aadObjectId }) }),
    );
});
