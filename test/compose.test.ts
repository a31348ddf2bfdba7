import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly restart?: string;
  readonly stop_grace_period?: string;
}

const root = new URL('..', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const { services, volumes }: { services: { mongo: Service; desk: Service }; volumes: object } = parse(read('docker-compose.yml'));
const dockerfile = read('Dockerfile');
const { mongo, desk } = services;

/** Names that the image or the composition set and that are not the desk's own. */
const foreign = ['NODE_ENV'];

function environmentNames(): readonly string[] {
  const inImage = [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, pairs = '']) => pairs.match(/\w+(?==)/g) ?? []);
  const names = [...inImage, ...Object.keys(desk.environment ?? {})];
  return [...new Set(names)].filter((name) => !foreign.includes(name));
}

function environmentSchema(): string {
  const files = readdirSync(new URL('adapters/config/', root)).filter((name) => name.endsWith('.ts'));
  return files.map((name) => read(`adapters/config/${name}`)).join('\n');
}

describe('docker-compose.yml', () => {
  it('runs MongoDB as a replica set that its health check makes', () => {
    expect(mongo.image).toMatch(/^mongo:7\b/);
    expect(mongo.command).toEqual(expect.arrayContaining(['--replSet', 'rs0']));
    const script = mongo.healthcheck?.test.at(-1);
    expect(script).toContain('rs.initiate');
    expect(script).toContain("_id: 'rs0'");
    expect(script).toContain('isWritablePrimary');
  });

  it('gives the database no way in from outside', () => {
    expect(mongo.ports).toBeUndefined();
  });

  it('starts the desk once the database is healthy, on that replica set', () => {
    expect(desk.depends_on?.mongo).toEqual({ condition: 'service_healthy' });
    expect(desk.environment?.MONGODB_URI).toBe('mongodb://mongo:27017/mesa?replicaSet=rs0');
  });

  it('publishes every port to loopback, as the demo sign-in requires', () => {
    expect(desk.environment).toMatchObject({ HOST: '0.0.0.0', MESA_DEMO: '1', MESA_DEMO_BEHIND_LOOPBACK: '1' });
    expect(desk.ports).toHaveLength(1);
    for (const port of desk.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    expect(desk.ports?.[0]?.split(':').at(-1)).toBe(desk.environment?.PORT);
  });

  it('keeps data in named volumes, restarts, and leaves time to finish', () => {
    const named = [...(mongo.volumes ?? []), ...(desk.volumes ?? [])].map((volume) => volume.split(':')[0] ?? '');
    expect(named.filter((name) => /^\w/.test(name)).sort()).toEqual(Object.keys(volumes).sort());
    for (const service of [mongo, desk]) expect(service.restart).toBe('unless-stopped');
    expect(Number.parseInt(desk.stop_grace_period ?? '', 10)).toBeGreaterThan(10);
  });
});

describe('Dockerfile', () => {
  it('installs what the lockfile says and leaves the tools behind', () => {
    expect(dockerfile).toMatch(/COPY .*package-lock\.json/);
    expect(dockerfile).toContain('RUN npm ci');
    expect(dockerfile).not.toMatch(/npm install|npm i /);
    expect(dockerfile).toContain('npm prune --omit=dev');
  });

  it('runs on a Node that package.json accepts, everywhere the same', () => {
    const { engines }: { engines: { node: string } } = JSON.parse(read('package.json'));
    const wanted = /^>=(\d+)\./.exec(engines.node)?.[1];
    const majors = [...dockerfile.matchAll(/^FROM node:(\d+)-/gm)].map(([, major]) => major);
    expect(majors).toEqual([wanted, wanted]);
  });

  it('is not root, and says whether it lives', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK [^]*\/healthz/m);
    expect(last).toContain('CMD ["node", "dist/src/main.js", "start"]');
  });

  it('copies only what exists', () => {
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, list = '']) => list.split(' '));
    expect(sources.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it('sets no variable, here or in the composition, that the desk does not read', () => {
    const known = new Set(environmentSchema().match(/\b[A-Z][A-Z_]+\b/g));
    expect(environmentNames().filter((name) => !known.has(name))).toEqual([]);
  });
});
