/** A business-scoped user id: the country, a dot, letters and digits. */
const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?\w+$/;

/** Where the Cloud API sends to: `to` for a number, `recipient` for somebody whose number is not shown. */
export type Recipient = { readonly to: string } | { readonly recipient: string };

/** The address as places know it: a user id as it is, of a number its digits, without the mark of a later owner. */
export function addressOf(id: string): string {
  return USER_ID.test(id) ? id : (id.split('~')[0] ?? id).replace(/\D/g, '');
}

/** Which of a number's owners an id means, counted from 0. */
export function ownerOf(id: string): number {
  return USER_ID.test(id) ? 0 : Number(/~(\d+)$/.exec(id)?.[1] ?? 0);
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids */
export function recipientOf(address: string): Recipient {
  return USER_ID.test(address) ? { recipient: address } : { to: address };
}
