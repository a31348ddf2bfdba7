import { fold } from '../../../src/domain/fold.ts';
import type { Column } from './given-person.ts';

/** What cells may name: ids with the names people write for them. */
export interface Nameable {
  readonly sites: Names;
  readonly departments: Names;
  readonly teams: Names;
  readonly costCentres: Names;
  readonly people: Names;
}

/** Folded name, or id, to id; a name that several have is not there. */
export type Names = ReadonlyMap<string, string>;

/** What a cell means, or why it means nothing. */
export type Cell = { readonly value: unknown } | { readonly what: string; readonly remedy: string };

const words = {
  language: { es: 'es', espanol: 'es', spanish: 'es', castellano: 'es', en: 'en', ingles: 'en', english: 'en' },
  kind: { employee: 'employee', empleado: 'employee', empleada: 'employee', customer: 'customer', cliente: 'customer' },
  roles: {
    head: 'head', jefe: 'head', jefa: 'head', 'jefe de area': 'head', authority: 'authority', autoridad: 'authority', auditor: 'auditor',
    auditora: 'auditor', administrator: 'administrator', administrador: 'administrator', administradora: 'administrator', admin: 'administrator',
  },
  teamRoles: { agent: 'agent', agente: 'agent', lead: 'lead', lider: 'lead', jefe: 'lead', jefa: 'lead' },
  channel: { slack: 'slack', teams: 'teams', whatsapp: 'whatsapp', web: 'web', pagina: 'web' },
} as const satisfies Record<string, Readonly<Record<string, string>>>; // prettier-ignore

/** Reads the text of one cell, which is not empty. What is unknown stays as written: the directory's own checks say what is wrong with it. */
export function readCell(column: Column, text: string, names: Nameable): Cell {
  switch (column) {
    case 'id':
      return { value: text.toLowerCase() };
    case 'email':
      return { value: text.replace(/^mailto:/i, '').toLowerCase() };
    case 'language':
    case 'kind':
    case 'channel':
      return { value: meant(words[column], text) };
    case 'roles':
      return { value: listed(text).map((one) => meant(words.roles, one)) };
    case 'teams':
      return { value: listed(text).map((one) => membership(one, names.teams)) };
    case 'groups':
      return { value: listed(text).map((one) => fold(one).replaceAll(' ', '-')) };
    case 'site':
      return { value: named(names.sites, text) };
    case 'department':
      return { value: named(names.departments, text) };
    case 'cost_centre':
      return { value: named(names.costCentres, text) };
    case 'manager':
      return { value: named(names.people, text) };
    case 'phone':
      return phone(text);
    case 'whatsapp':
      return whatsapp(text);
    case 'name':
    case 'zone':
    case 'company':
    case 'slack':
    case 'teams_id':
    case 'web':
      return { value: text };
  }
}

function meant(known: Readonly<Record<string, string>>, text: string): string {
  return known[fold(text)] ?? text.toLowerCase();
}

function named(names: Names, text: string): string {
  return names.get(text.toLowerCase()) ?? names.get(fold(text)) ?? text;
}

function listed(text: string): readonly string[] {
  return text
    .split(/[;,|/]/)
    .map((one) => one.trim())
    .filter(Boolean);
}

/** `mesa`, `mesa:lead`, "Mesa de ayuda (líder)". */
function membership(text: string, teams: Names): { team: string; role: string } {
  const [, team = text, role] = /^(.+?)\s*(?:[:=]\s*(.+?)|\(\s*(.+?)\s*\))$/.exec(text) ?? [];
  const given = role ?? /\(\s*(.+?)\s*\)$/.exec(text)?.[1] ?? 'agent';
  return { team: named(teams, team.trim()), role: meant(words.teamRoles, given) };
}

const shortened = {
  what: 'is a number that a spreadsheet has shortened',
  remedy: 'format the column as text, and export it again',
};

function phone(text: string): Cell {
  if (isShortened(text)) return { what: `the phone "${text}" ${shortened.what}`, remedy: shortened.remedy };
  const digits = text.replace(/[\s().-]/g, '').replace(/^00/, '+');
  if (/^\+?\d{6,15}$/.test(digits)) return { value: digits };
  return { what: `"${text}" is no phone number`, remedy: 'write digits, with + and the country code: +51 999 888 777' };
}

function whatsapp(text: string): Cell {
  if (isShortened(text)) return { what: `the WhatsApp number "${text}" ${shortened.what}`, remedy: shortened.remedy };
  const digits = text.replace(/[\s().+-]/g, '').replace(/^00/, '');
  if (/^\d{8,15}$/.test(digits)) return { value: digits };
  return { what: `"${text}" is no WhatsApp number`, remedy: 'write it with the country code: 51999888777' };
}

function isShortened(text: string): boolean {
  return /^\d+[.,]\d+e\+?\d+$/i.test(text);
}
