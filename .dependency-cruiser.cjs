// The layers of src/: each may import only what stands before it in this list, and itself.
const layers = {
  domain: '^src/domain/',
  messaging: '^src/messaging/',
  ports: '^src/(ports|channel|second-opinion|standing|collections)\\.ts$',
  actions: '^src/actions/',
  conversation: '^src/conversation/',
  jobs: '^src/jobs/',
  desk: '^src/desk\\.ts$',
  commands: '^src/(main\\.ts$|commands/)',
};
const names = Object.keys(layers);
const siblings = { jobs: 'conversation' };

const mayImport = (layer) => names.slice(0, names.indexOf(layer) + 1).filter((name) => name !== siblings[layer]);

// The last layer may import all of them.
const downward = names.slice(0, -1).map((layer) => ({
  name: `${layer}-looks-down-only`,
  comment: `src/ is layered (${names.join(' → ')}, conversation and jobs side by side): ${layer} sees ${mayImport(layer).join(', ')}.`,
  severity: 'error',
  from: { path: layers[layer] },
  to: { path: '^src/', pathNot: mayImport(layer).map((name) => layers[name]) },
}));

const core = { path: '^src/', pathNot: layers.commands };
const page = '^adapters/web/page/';
const locales = '^locales/';

/** What the page may be made of; the rest belongs to the server. */
const browserPackages =
  '^node_modules/(@types/react(-dom)?|react|react-dom|react-aria|react-aria-components|react-stately|@react-[^/]+|@internationalized|@fluentui/tokens|@microsoft/teams-js|i18next|zod)/';

const coreRules = [
  {
    name: 'src-files-have-a-layer',
    comment: 'A file of src/ that stands in no layer would escape the rules above.',
    severity: 'error',
    from: {},
    to: { path: '^src/', pathNot: Object.values(layers) },
  },
  {
    name: 'core-is-vendor-free',
    comment: 'src/ knows no library but zod; put it behind a port, in adapters/.',
    severity: 'error',
    from: core,
    to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
  },
  {
    name: 'core-does-no-io',
    comment: 'No node: module in src/; only commands talk to the machine.',
    severity: 'error',
    from: core,
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'core-stands-alone',
    comment: 'Only commands put adapters together.',
    severity: 'error',
    from: core,
    to: { path: '^(adapters|config|test|scripts)/' },
  },
  {
    name: 'locales-are-types',
    comment: 'Sentences are read at run time, for the language of the reader; code sees their keys only (import type).',
    severity: 'error',
    from: { path: '^(src|adapters)/', pathNot: page },
    to: { path: locales, dependencyTypesNot: ['type-only'] },
  },
];

const adapterRules = [
  {
    name: 'adapters-see-only-the-ports',
    severity: 'error',
    from: { path: '^adapters/' },
    to: { path: '^src/', pathNot: [layers.domain, layers.messaging, layers.ports] },
  },
  {
    name: 'adapters-are-strangers',
    severity: 'error',
    from: { path: '^adapters/([^/]+)/' },
    to: { path: '^adapters/([^/]+)/', pathNot: '^adapters/$1/' },
  },
  {
    name: 'adapters-need-no-tests',
    severity: 'error',
    from: { path: '^adapters/' },
    to: { path: '^(test|scripts)/' },
  },
  {
    name: 'page-stands-alone',
    comment: 'Browser code: its own files, the locales and what React needs.',
    severity: 'error',
    from: { path: page, pathNot: `${page}vite\\.config\\.ts$` },
    to: { pathNot: [page, locales, browserPackages] },
  },
  {
    name: 'server-runs-no-page-code',
    comment: 'What page and server agree on may be imported as types.',
    severity: 'error',
    from: { path: '^(src|adapters)/', pathNot: page },
    to: { path: page, dependencyTypesNot: ['type-only'] },
  },
];

const everywhere = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'declared-packages',
    comment: 'A package that is used is named in package.json.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'runtime-packages',
    comment: 'What runs in production may not come from devDependencies. The page is bundled, so its packages may.',
    severity: 'error',
    from: { path: '^(src|adapters)/', pathNot: page },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
  },
  {
    name: 'names-that-say-something',
    comment: 'A file is named after its one export.',
    severity: 'error',
    from: {},
    to: { path: '^(src|adapters)/.*(?<=/)(util|utils|helper|helpers|common|manager|service)(/|[.]tsx?$)' },
  },
];

module.exports = {
  forbidden: [...everywhere, ...downward, ...coreRules, ...adapterRules],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
