import { describe, expect, it } from '@jest/globals';
import { checkBlocks } from '../fakes/slack/check-blocks.ts';
import { showMrkdwn } from '../fakes/slack/show-mrkdwn.ts';
import { checkCard } from '../fakes/teams/check-card.ts';
import { showMarkdown } from '../fakes/teams/show-markdown.ts';
import { checkMessage } from '../fakes/whatsapp/check-message.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(value), value });

// The stand-ins are only worth something if they refuse what the platforms refuse.
describe('blocks that Slack refuses', () => {
  it.each<[string, unknown]>([
    ['a section without text', [{ type: 'section' }]],
    ['a text that is too long', [{ type: 'section', text: plain('x'.repeat(3001)) }]],
    ['an empty text', [{ type: 'section', text: plain('') }]],
    ['markup in a header', [{ type: 'header', text: { type: 'mrkdwn', text: '*x*' } }]],
    ['26 buttons', [{ type: 'actions', elements: Array.from({ length: 26 }, (_, at) => ({ type: 'button', text: plain('x'), action_id: `${at}` })) }]],
    ['a button value that is too long', [{ type: 'actions', elements: [{ type: 'button', text: plain('x'), value: 'x'.repeat(2001) }] }]],
    ['101 options', [{ type: 'actions', elements: [{ type: 'static_select', options: Array.from({ length: 101 }, (_, at) => option(`${at}`)) }] }]],
    ['an initial option that is not offered', [{ type: 'actions', elements: [{ type: 'static_select', options: [option('a')], initial_option: option('b') }] }]],
    ['a file input in a message', [{ type: 'input', label: plain('x'), element: { type: 'file_input' } }]],
    ['an unknown field', [{ type: 'divider', colour: 'red' }]],
    ['an unknown block', [{ type: 'table_of_contents' }]],
    ['one block_id twice', [{ type: 'divider', block_id: 'a' }, { type: 'divider', block_id: 'a' }]],
    ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' }))],
  ])('%s', (_, blocks) => expect(checkBlocks(blocks)).not.toEqual([])); // prettier-ignore

  it('takes what is right', () => {
    const elements = [{ type: 'button', text: plain('Aprobar'), value: '{}', style: 'primary', action_id: 'a' }];
    const element = { type: 'datepicker', action_id: 'd', initial_date: '2026-03-02' };
    expect(
      checkBlocks([
        { type: 'section', text: { type: 'mrkdwn', text: 'Hola', verbatim: true } },
        { type: 'input', block_id: 'b', label: plain('Para cuándo'), element, optional: true },
        { type: 'actions', elements },
      ]),
    ).toEqual([]);
  });
});

describe('cards that Teams refuses', () => {
  const card = (more: object) => ({ type: 'AdaptiveCard', version: '1.5', ...more });
  it.each<[string, unknown]>([
    ['no card', {}],
    ['a later version', card({ version: '1.6' })],
    ['an unknown element', card({ body: [{ type: 'Tabs' }] })],
    ['a text block without text', card({ body: [{ type: 'TextBlock' }] })],
    ['over 80 KB', card({ body: [{ type: 'TextBlock', text: 'x'.repeat(81 * 1024) }] })],
    ['an input without an id', card({ body: [{ type: 'Input.Text' }] })],
    ['two inputs with one id', card({ body: [{ type: 'Input.Text', id: 'a' }, { type: 'Input.Text', id: 'a' }] })],
  ])('%s', (_, content) => expect(checkCard(content)).not.toEqual([])); // prettier-ignore

  it('takes what is right', () => {
    const body = [
      { type: 'TextBlock', text: 'Hola', wrap: true },
      { type: 'FactSet', facts: [{ title: 'a', value: 'b' }] },
    ];
    const actions = [{ type: 'Action.Execute', verb: 'choose', title: 'Aprobar', data: { p: 'x', v: 'yes' }, style: 'positive' }];
    expect(checkCard(card({ body, actions, msteams: { width: 'Full' } }))).toEqual([]);
  });
});

describe('messages that WhatsApp refuses', () => {
  const to = { messaging_product: 'whatsapp', recipient_type: 'individual', to: '51900000001' };
  const interactive = (type: string, action: object) => ({
    ...to,
    type: 'interactive',
    interactive: { type, body: { text: 'x' }, action },
  });
  const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
  const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `${at}`, title: `${at}` }));
  it.each<[string, object]>([
    ['no recipient_type', { messaging_product: 'whatsapp', to: '51900000001', type: 'text', text: { body: 'x' } }],
    ['an empty text', { ...to, type: 'text', text: { body: ' ' } }],
    ['a text that is too long', { ...to, type: 'text', text: { body: 'x'.repeat(4097) } }],
    ['four buttons', interactive('button', { buttons: ['a', 'b', 'c', 'd'].map((id) => button(id, id)) })],
    ['a title that is too long', interactive('button', { buttons: [button('a', 'x'.repeat(21))] })],
    ['one title twice', interactive('button', { buttons: [button('a', 'x'), button('b', 'x')] })],
    ['eleven rows', interactive('list', { button: 'Ver', sections: [{ rows: rows(11) }] })],
    [
      'sections without titles',
      interactive('list', { button: 'Ver', sections: [{ rows: rows(1) }, { rows: [{ id: 'z', title: 'z' }] }] }),
    ],
    ['no type', { ...to, body: 'x' }],
  ])('%s', (_, message) => expect(checkMessage(message as Record<string, unknown>)).not.toEqual([]));

  it.each([
    {
      ...to,
      type: 'text',
      text: { body: 'hola', preview_url: false },
      context: { message_id: 'wamid.x' },
      biz_opaque_callback_data: 'x',
    },
    interactive('button', { buttons: [button('p:yes', 'Sí'), button('p:no', 'No')] }),
    interactive('list', { button: 'Ver', sections: [{ rows: rows(10) }] }),
  ])('takes what is right', (message) => expect(checkMessage(message)).toEqual([]));
});

describe('what a reader sees', () => {
  const alive = () => ({ mentions: [] as string[], links: [] as string[] });

  it('of mrkdwn', () => {
    const found = alive();
    expect(showMrkdwn('*a* _b_ <!channel> <https://x.example|aquí> &lt;c&gt; 2*3*4', found)).toBe('a b !channel aquí <c> 2*3*4');
    expect(found).toEqual({ mentions: ['!channel'], links: ['https://x.example'] });
  });

  it('of markdown', () => {
    const found = alive();
    expect(showMarkdown('**a** _b_ [aquí](https://x.example) \\*c\\* &lt;d', found)).toBe('a b aquí *c* <d');
    expect(found.links).toEqual(['https://x.example']);
  });
});
