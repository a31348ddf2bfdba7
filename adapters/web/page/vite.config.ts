import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/tokens';
import type { Theme } from '@fluentui/tokens';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The component library speaks 34 languages in a file each; those that the page does not are left empty (60 KB less). */
function keepLanguages(languages: readonly string[]): Plugin {
  return {
    name: 'keep-languages',
    enforce: 'pre',
    load(id) {
      const language = /\/dist\/private\/intl\/[^/]+\/([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id)?.[1];
      return language === undefined || languages.includes(language) ? null : 'export default {};';
    },
  };
}

/** Names of design tokens that the page's style sheets use. */
function usedTokens(folder: string): ReadonlySet<string> {
  const sheets = readdirSync(folder).filter((file) => file.endsWith('.css'));
  const found = sheets.flatMap((file) => [
    ...readFileSync(join(folder, file), 'utf8').matchAll(/var\(--([a-z]+[A-Z0-9][A-Za-z0-9]*)/g),
  ]);
  return new Set(found.map((match) => match[1] ?? ''));
}

function variables(theme: Theme, used: ReadonlySet<string>): string {
  const pairs = Object.entries(theme).filter(([token]) => used.has(token));
  return pairs.map(([token, value]) => `--${token}:${value};`).join('');
}

/** Teams' three themes as CSS variables: the system's by default, another if the person chose it. Only what is used is written. */
function createSheet(folder: string): string {
  const used = usedTokens(folder);
  const unknown = [...used].filter((token) => !(token in teamsLightTheme));
  if (unknown.length > 0) throw new Error(`the style sheets use tokens that do not exist: ${unknown.join(', ')}`);
  const light = `color-scheme:light;${variables(teamsLightTheme, used)}`;
  const dark = `color-scheme:dark;${variables(teamsDarkTheme, used)}`;
  const contrast = `color-scheme:dark;${variables(teamsHighContrastTheme, used)}`;
  return [
    `:root{${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]){${dark}}}`,
    `@media (prefers-contrast:more){:root:not([data-theme]){${contrast}}}`,
    `:root[data-theme=dark]{${dark}}`,
    `:root[data-theme=contrast]{${contrast}}`,
  ].join('\n');
}

/** Fills `styles/themes.css`. */
function themes(folder: string): Plugin {
  return { name: 'themes', enforce: 'pre', load: (id) => (id === join(folder, 'themes.css') ? createSheet(folder) : null) };
}

export default defineConfig({
  root: folder('.'),
  base: './',
  plugins: [react(), keepLanguages(['es-ES', 'en-US']), themes(folder('./styles'))],
  build: {
    outDir: folder('../../../dist/page'),
    emptyOutDir: true,
    // The page by itself, and inside Teams.
    rollupOptions: { input: [folder('./index.html'), folder('./tab.html')] },
    target: ['chrome111', 'firefox114', 'safari16.4'],
    // The content security policy takes files of our own only: nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
});
