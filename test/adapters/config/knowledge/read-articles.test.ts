import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadDefinitions } from '../../../../adapters/config/load-definitions.ts';
import { smallDesk, writeDesk } from '../small-desk.ts';

const vpn = `---
title: Conectarte a la VPN
keywords: [vpn, teletrabajo]
category: network
reviewed: 2026-02-10
reviewed_by: luis
---

1. Abre **FortiClient**.
2. Lee [la guía](https://mesa.example/vpn).
`;

const files = { ...smallDesk, 'knowledge/es/vpn.md': vpn };

/** The lines of the refusal, with the folder taken away. */
async function problemsOf(more: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const dir = await writeDesk({ ...files, ...more });
  const refused = await loadDefinitions(dir).then(
    () => '',
    (error: unknown) => (error as Error).message,
  );
  return refused === '' ? [] : refused.replaceAll(`${dir}/`, '').split('\n');
}

const changed = (from: string, to: string) => ({ 'knowledge/es/vpn.md': vpn.replace(from, to) });

test('an article is read with its head and its body', async () => {
  const { definitions } = await loadDefinitions(await writeDesk(files));
  const { body, ...text } = definitions.articles?.get('vpn')?.texts.es ?? { body: '' };
  expect(text).toEqual({
    title: 'Conectarte a la VPN',
    keywords: ['vpn', 'teletrabajo'],
    reviewed: '2026-02-10',
    reviewed_by: 'luis',
  });
  expect(body).toMatch(/^1\. Abre/);
  expect(definitions.articles?.get('vpn')).toMatchObject({ category: 'network', confidential: false, instead_of_request: false });
});

test('a desk may do without articles', async () => {
  expect((await loadDefinitions(await writeDesk(smallDesk))).definitions.articles?.size).toBe(0);
});

test('a byte order mark and the line ends of Windows are no mistake', async () => {
  expect(await problemsOf({ 'knowledge/es/vpn.md': `\uFEFF${vpn.replaceAll('\n', '\r\n')}` })).toEqual([]);
});

test('another text is another configuration, and so is an article less', async () => {
  const dir = await writeDesk({ ...files, 'knowledge/en/vpn.md': vpn });
  const before = (await loadDefinitions(dir)).definitions.hash;
  await writeFile(join(dir, 'knowledge/es/vpn.md'), vpn.replace('FortiClient', 'OpenVPN'));
  const { hash, articles } = (await loadDefinitions(dir)).definitions;
  expect(articles?.get('vpn')?.texts.es?.body).toMatch(/OpenVPN/);
  await rm(join(dir, 'knowledge/en/vpn.md'));
  const after = (await loadDefinitions(dir)).definitions.hash;
  expect(new Set([before, hash, after]).size).toBe(3);
});

describe('a mistake is told with its file, its line and what to do', () => {
  test.each([
    ['no head', 'the text alone', 'knowledge/es/vpn.md:1: the file has no head; begin it with ---'],
    ['an empty file', '', 'knowledge/es/vpn.md:1: the file has no head;'],
    ['a head without an end', vpn.replace(/---\n\n/, '\n'), 'knowledge/es/vpn.md:1: its head has no end;'],
    ['no body', vpn.slice(0, vpn.indexOf('1. ')), 'knowledge/es/vpn.md:8: the article says nothing;'],
    ['a huge one', `${vpn}${'x'.repeat(20_000)}`, 'knowledge/es/vpn.md:1: the article has 20'],
  ])('%s', async (_, text, says) => {
    const problems = await problemsOf({ 'knowledge/es/vpn.md': text });
    expect(problems.join('\n').slice(0, says.length)).toBe(says);
    expect(problems).toHaveLength(1);
  });

  test.each([
    ['title: Conectarte a la VPN\n', '', 'knowledge/es/vpn.md:2: "title" is missing'],
    ['keywords:', 'keyword:', 'knowledge/es/vpn.md:3: '],
    ['category: network', 'category: netwrok', 'knowledge/es/vpn.md:4: there is no category "netwrok"; did you mean "network"?'],
    ['category: network', 'item: lap', 'knowledge/es/vpn.md:4: there is no item "lap"; '],
    ['category: network', 'departments: [nowhere]', 'knowledge/es/vpn.md:4: there is no departments "nowhere"; '],
    ['category: network', 'instead_of_request: true', 'knowledge/es/vpn.md:4: it does not say which request it is instead of; '],
    ['2026-02-10', '2026-02-30', 'knowledge/es/vpn.md:5: there is no day 2026-02-30; '],
    ['2026-02-10', 'ayer', 'knowledge/es/vpn.md:5: '],
    ['title: C', 'title: "C', 'knowledge/es/vpn.md:7: this is not YAML'],
    ['https://mesa', 'http://mesa', 'knowledge/es/vpn.md:10: the link "la guía" does not lead to an https address; '],
    ['https://mesa.example/vpn', 'javascript:alert(1)', 'knowledge/es/vpn.md:10: the link "la guía" does not lead to an https'],
    ['**FortiClient**', '<script>alert(1)</script>', 'knowledge/es/vpn.md:9: HTML is not shown; '],
    ['**FortiClient**', '<img src=x onerror=alert(1)>', 'knowledge/es/vpn.md:9: HTML is not shown; '],
  ])('%s → %s', async (from, to, says) => {
    const problems = await problemsOf(changed(from, to));
    expect(problems[0]?.slice(0, says.length)).toBe(says);
  });

  test('a mistake in the body hides none in the head', async () => {
    const text = vpn.replace('category: network', 'category: netwrok').replace('**FortiClient**', '<b>FortiClient</b>');
    const problems = await problemsOf({ 'knowledge/es/vpn.md': text });
    expect(problems.some((one) => one.startsWith('knowledge/es/vpn.md:4: there is no category "netwrok"; did you mean'))).toBe(
      true,
    );
    expect(problems.some((one) => one.startsWith('knowledge/es/vpn.md:9: HTML is not shown'))).toBe(true);
  });

  test('what has nothing to do with language must not differ: nobody reads in one what is not for them in the other', async () => {
    const english = vpn.replace('category: network', 'category: network\nteams: [mesa]');
    const [first] = await problemsOf({ 'knowledge/en/vpn.md': english });
    expect(first).toMatch(
      /^knowledge\/en\/vpn\.md:5: teams is not the same as in .*es\/vpn\.md; say the same in both languages$/,
    );
  });

  test.each([
    ['knowledge/vpn.md', 'it is not read here; put it into knowledge/es/ or knowledge/en/'],
    ['knowledge/es/VPN casa.md', 'a file of this name is not read; name it ID.md'],
    ['knowledge/es/casa.markdown', 'a file of this name is not read; name it ID.md'],
  ])('%s is read by nobody', async (name, says) => {
    const [first] = await problemsOf({ [name]: vpn });
    expect(first).toContain(`${name}:1: ${says}`);
  });

  test('a folder of a language that the desk does not speak', async () => {
    const [first] = await problemsOf({ 'knowledge/fr/vpn.md': vpn });
    expect(first).toMatch(/^knowledge\/fr:1: the desk does not speak "fr"; /);
  });
});
