/** As much of nlp.js as it is measured with; it brings no types of its own. */
declare module '@nlpjs/basic' {
  interface Container {
    use(part: unknown): void;
    get(name: 'nlp'): Nlp;
    registerConfiguration(tag: string, settings: object): void;
  }
  interface Nlp {
    readonly settings: Record<string, unknown>;
    addLanguage(language: string): void;
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<unknown>;
    process(text: string): Promise<{ intent: string; score: number; locale: string }>;
    process(language: string, text: string): Promise<{ intent: string; score: number; locale: string }>;
    toJSON(): object;
    fromJSON(kept: object): void;
  }
  export function containerBootstrap(settings: object, mustLoadEnv: boolean): Promise<Container>;
  export const Nlp: unknown;
}
declare module '@nlpjs/lang-es' {
  export const LangEs: unknown;
}
declare module '@nlpjs/lang-en' {
  export const LangEn: unknown;
}
declare module '@nlpjs/lang-pt' {
  export const LangPt: unknown;
}
