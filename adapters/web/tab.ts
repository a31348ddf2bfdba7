import express from 'express';
import type { Response, Router } from 'express';

/**
 * Who may frame the tab, on its address only.
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements
 */
const frameAncestors = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];
/** Where Teams' own library asks which pages are Teams; without an answer it goes by the list it comes with. */
const teamsLibrary = 'https://res.cdn.office.net';

/** `blob:`: pictures are fetched with a token there, which an address cannot carry. */
function allowFraming(response: Response): void {
  const policy = String(response.getHeader('Content-Security-Policy') ?? '');
  const kept = policy
    .split(';')
    .filter((part) => !/^\s*(frame-ancestors|connect-src|img-src)\b/.test(part) && part.trim() !== '');
  kept.push(`frame-ancestors ${frameAncestors.join(' ')}`, `connect-src 'self' ${teamsLibrary}`, "img-src 'self' data: blob:");
  response.set('Content-Security-Policy', kept.map((part) => part.trim()).join(';'));
  // It knows no list of hosts.
  response.removeHeader('X-Frame-Options');
}

/** `GET /tab`: the page as it stands inside Teams. Where nobody can sign in there, it leads to the page itself. */
export function createTab(folder: string, offered: boolean): Router {
  const router = express.Router();
  router.get('/tab', (_request, response) => {
    response.set('Cache-Control', 'no-cache');
    if (!offered) {
      response.redirect(303, './');
      return;
    }
    allowFraming(response);
    response.sendFile('tab.html', { root: folder, cacheControl: false }, (error) => {
      if (error !== undefined && !response.headersSent)
        response.status(503).type('text/plain').send('The page has not been built. Run: npm run build:page\n');
    });
  });
  return router;
}
