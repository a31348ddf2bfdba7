import type { MessageTemplate } from '../../../src/domain/message-template.ts';
import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import { shorten } from '../../../src/messaging/platform/split-text.ts';
import { choiceId } from './choice-id.ts';
import { TEMPLATE_PARAMETER } from '../limits.ts';
import { oneLine } from './plain-text.ts';
import type { Content } from './render.ts';

/**
 * A message as its approved wording. Values are one line each, as the platform demands; a quick reply carries the choice that it stands for,
 * where the message still offers it.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates
 */
export function renderTemplate(message: OutboundMessage, template: MessageTemplate, readerName: string): Content {
  const { values, buttons, name, codes } = template;
  const parameters = values.map((value) => ({ type: 'text', text: valueOf(message, value, readerName) }));
  const body = parameters.length > 0 ? [{ type: 'body', parameters }] : [];
  const replies = buttons.flatMap(({ choice }, index) => {
    const { promptId } = message;
    const offered = message.choices.some(({ value }) => value === choice);
    if (promptId === undefined || !offered) return [];
    const payload = { type: 'payload', payload: choiceId(promptId, choice) };
    return [{ type: 'button', sub_type: 'quick_reply', index: String(index), parameters: [payload] }];
  });
  const components = [...body, ...replies];
  return {
    type: 'template',
    template: {
      name,
      language: { policy: 'deterministic', code: codes[message.language] },
      ...(components.length > 0 && { components }),
    },
  };
}

function valueOf(message: OutboundMessage, value: MessageTemplate['values'][number], readerName: string): string {
  // A value may not be empty.
  return shorten(oneLine(textOf(message, value, readerName)), TEMPLATE_PARAMETER) || '—';
}

function textOf(message: OutboundMessage, value: MessageTemplate['values'][number], readerName: string): string {
  switch (value) {
    case 'number':
      return message.ticket ?? '';
    case 'text':
      return message.paragraphs.map(asSentence).join(' ');
    case 'facts':
      return message.facts.map(({ label, value: of }) => `${label}: ${of}`).join('; ');
    case 'question':
      return message.question ?? '';
    case 'reader':
      return readerName;
  }
}

/** The template's own words go on behind it. */
function asSentence(text: string): string {
  return /[\p{L}\p{N})»”"']\s*$/u.test(text) ? `${text.trimEnd()}.` : text;
}
