import { describe, expect, test } from '@jest/globals';
import { personInDirectory } from '../../../src/actions/accounts/identify-sender.ts';
import { directoryAddresses } from '../../../src/actions/reach-reader.ts';
import type { Definitions } from '../../../src/domain/definitions.ts';
import { Person } from '../../../src/domain/person.ts';

const people: readonly (typeof Person)['_input'][] = [
  { id: 'ana', name: 'Ana', email: 'Ana@Mesa.example', addresses: { teams: 't-1', whatsapp: '519' } },
  { id: 'bob', name: 'Bob', email: 'bob@mesa.example', addresses: { slack: 'U0BOB', web: 'bob' }, channel: 'web' },
  { id: 'twin1', name: 'Twin', email: 'twin@mesa.example', addresses: { web: 'twin1' } },
  { id: 'twin2', name: 'Twin', email: 'TWIN@mesa.example' },
  { id: 'nobody', name: 'No address' },
];
const definitions = { people: new Map(people.map((one) => [one.id, Person.parse(one)])) } as unknown as Definitions;

describe('the person behind a sender', () => {
  test.each([
    ['by the address of the directory', { channel: 'teams', userId: 't-1' }, 'ana'],
    ['by an e-mail on Slack, in any case', { channel: 'slack', userId: 'U1', email: 'ANA@mesa.example ' }, 'ana'],
    ['by the id that the directory names', { channel: 'slack', userId: 'U0BOB', email: 'ana@mesa.example' }, 'bob'],
    [
      'not by an e-mail where the directory names another account',
      { channel: 'slack', userId: 'U2', email: 'bob@mesa.example' },
      undefined,
    ],
    ['not by an e-mail that two people have', { channel: 'slack', userId: 'U3', email: 'twin@mesa.example' }, undefined],
    ['not by an e-mail on another channel', { channel: 'teams', userId: 't-9', email: 'ana@mesa.example' }, undefined],
    ['not by an e-mail on the page', { channel: 'web', userId: 'x', email: 'ana@mesa.example' }, undefined],
    ['not without an e-mail', { channel: 'slack', userId: 'U1' }, undefined],
    ['not by an empty one', { channel: 'slack', userId: 'U1', email: '' }, undefined],
    ['on the page by their id', { channel: 'web', userId: 'bob' }, 'bob'],
    ["not by another channel's address", { channel: 'whatsapp', userId: 't-1' }, undefined],
  ])('%s', (_how, sender, person) => {
    expect(personInDirectory(sender, definitions)).toBe(person);
  });
});

describe('where the directory reaches somebody', () => {
  const on = (reader: string, ...channels: string[]) =>
    directoryAddresses({ definitions, channels: new Set(channels) }, reader).map(({ channel, id }) => `${channel}:${id}`);

  test('is their chats first, Slack by the e-mail, the page last', () => {
    expect(on('ana', 'slack', 'teams', 'whatsapp', 'web')).toEqual([
      'teams:t-1',
      'whatsapp:519',
      'slack:email:Ana@Mesa.example',
      'web:ana',
    ]);
    expect(on('ana', 'slack', 'web')).toEqual(['slack:email:Ana@Mesa.example', 'web:ana']);
  });
  test('is where the directory says, if that is on', () => {
    expect(on('bob', 'slack', 'web')).toEqual(['web:bob', 'slack:U0BOB']);
    expect(on('bob', 'slack')).toEqual(['slack:U0BOB']);
  });
  test('is never a channel that has no address of theirs', () => {
    expect(on('nobody', 'slack', 'teams', 'whatsapp', 'web')).toEqual(['web:nobody']);
    expect(on('twin1', 'teams', 'whatsapp')).toEqual([]);
  });
});
