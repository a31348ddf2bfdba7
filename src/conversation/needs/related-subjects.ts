/** What a need is about: the classifier's own labels. */
export interface NeedSubject {
  readonly kind: 'incident' | 'request';
  readonly label?: string | undefined;
}

/** Trouble with the first often shows as trouble with the others: "se cayó el wifi. No puedo entrar al SAP". */
const shows: Readonly<Record<string, readonly string[]>> = {
  network: ['business_app', 'email', 'access', 'software', 'printing', 'telephony'],
  access: ['business_app', 'email', 'software', 'network'],
  business_app: ['access', 'software', 'email', 'network'],
  hardware: ['software', 'telephony'],
  software: ['email', 'business_app', 'hardware'],
  security: ['access', 'email', 'software', 'hardware', 'network', 'business_app'],
};

/** Asked for, these often mend the trouble: "no puedo entrar. Me resetean la clave?". */
const mends: Readonly<Record<string, readonly string[]>> = {
  access: ['password_reset', 'app_access', 'folder_access', 'vpn_access', 'account_change', 'admin_rights'],
  business_app: ['app_access', 'password_reset'],
  email: ['mailbox', 'password_reset', 'account_change'],
  hardware: ['laptop', 'monitor', 'peripheral', 'room_av', 'move'],
  printing: ['printer_supplies'],
  network: ['vpn_access', 'network_guest', 'web_access'],
  software: ['software', 'admin_rights', 'restore'],
  telephony: ['mobile'],
  security: ['password_reset', 'mobile', 'laptop'],
};

/** A person who comes or goes brings all kinds of wishes with them. */
const bundles: ReadonlySet<string> = new Set(['onboarding', 'offboarding']);

/** A kind of wish that is a bundle of wishes: "hay un ingreso el lunes, necesita laptop y acceso a SAP". */
export function isBundle({ label }: NeedSubject): boolean {
  return bundles.has(label ?? '');
}

/** Whether two needs may well be one, where no word says that another matter begins. */
export function areRelated(one: NeedSubject, other: NeedSubject): boolean {
  if (one.kind === 'request' && other.kind === 'request') return isBundle(one) || isBundle(other);
  if (one.kind === other.kind) return isOf(shows, one.label, other.label) || isOf(shows, other.label, one.label);
  const [broken, wanted] = one.kind === 'incident' ? [one, other] : [other, one];
  return isOf(mends, broken.label, wanted.label);
}

function isOf(table: Readonly<Record<string, readonly string[]>>, one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && (table[one] ?? []).includes(other);
}
