import { describe, expect, test } from '@jest/globals';
import { plainMarkdown } from '../../../src/domain/knowledge/plain-markdown.ts';

describe('Markdown as text', () => {
  test.each([
    ['**Abre** la _cola_ y `borra`', 'Abre la cola y borra'],
    ['- uno\n- dos\n  - tres', '• uno\n• dos\n  • tres'],
    ['1. uno\n2) dos', '1. uno\n2. dos'],
    ['# Título\ntexto', 'Título\ntexto'],
    ['uno\n\n\n\ndos', 'uno\n\ndos'],
    ['[la página](https://aka.ms/sspr)', 'la página (https://aka.ms/sspr)'],
    ['<https://aka.ms/sspr>', 'https://aka.ms/sspr'],
    ['> cita', 'cita'],
    ['```\nipconfig /flushdns\n```', 'ipconfig /flushdns'],
    ['---\ntexto\n***', 'texto'],
    ['- [x] hecho', '• hecho'],
    ['archivo_final_v2.xlsx y 2 * 3 * 4', 'archivo_final_v2.xlsx y 2 * 3 * 4'],
    ['1\\. no es lista, \\*ni esto\\*', '1. no es lista, *ni esto*'],
    ['uno\r\ndos', 'uno\ndos'],
  ])('%j', (source, text) => {
    expect(plainMarkdown(source)).toBe(text);
  });

  test.each([
    ['<script>alert(1)</script>hola', 'alert(1)hola'],
    ['<img src=x onerror=alert(1)>hola', 'hola'],
    ['[haz clic](javascript:alert(1))', 'haz clic'],
    ['[haz clic](http://evil.example)', 'haz clic'],
    ['[haz clic](data:text/html;base64,PHNjcmlwdD4=)', 'haz clic'],
    ['![foto](https://evil.example/pixel.png)', 'foto'],
    ['[a](https://evil.example/"onmouseover=x)', 'a (https://evil.example/"onmouseover=x)'],
  ])('nothing but words and https comes out of %j', (source, text) => {
    expect(plainMarkdown(source).startsWith(text)).toBe(true);
    expect(plainMarkdown(source)).not.toMatch(/javascript:|data:|http:\/\/|<img|<script/);
  });

  test('text of any kind is read in time', () => {
    for (const part of ['*', '_', '[', '](', '<', '`', '- ', '<a ', '**a', '[a](b', '1. '])
      expect(plainMarkdown(part.repeat(20_000 / part.length)).length).toBeLessThan(60_001);
  });
});
