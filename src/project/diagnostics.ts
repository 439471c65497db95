/** Diagnostics of a project file. */
import { catalogue, text } from '../diagnostics/catalogue.ts'

export const reportProject = catalogue('project', {
  'missing': {
    severity: 'error',
    en: text`there is no project file "${'file'}"`,
    ru: text`файла проекта «${'file'}» нет`,
  },
  'several': {
    severity: 'error',
    en: text`this folder has several project files: ${'files'}; keep one, or name it with --config`,
    ru: text`в этой папке несколько файлов проекта: ${'files'}; оставьте один или укажите его в --config`,
  },
  'other-form': {
    severity: 'error',
    en: text`${'file'} is not read: a project file is standin.config.ts, .mts, .js, .mjs or .json; write it so`,
    ru: text`${'file'} не читается: файл проекта – это standin.config.ts, .mts, .js, .mjs или .json; запишите его так`,
  },
  'not-json': {
    severity: 'error',
    en: text`the project file is not JSON from here on: ${'why'}`,
    ru: text`дальше файл проекта – не JSON: ${'why'}`,
  },
  'repeated-setting': {
    severity: 'error',
    en: text`"${'path'}" is there twice, and only the last one would count; join them, or take one out`,
    ru: text`«${'path'}» указано дважды, а действовало бы только последнее; объедините их или удалите одно`,
  },
  'not-an-object': {
    severity: 'error',
    en: text`the project file has no object: ${'found'}; \`export default defineConfig({ ... })\` is expected`,
    ru: text`в файле проекта нет объекта: ${'found'}; ожидается \`export default defineConfig({ ... })\``,
  },
  'unknown-setting': {
    severity: 'error',
    en: text`"${'path'}" is not a setting${'meant'}`,
    ru: text`«${'path'}» – не настройка${'meant'}`,
  },
  'wrong-value': {
    severity: 'error',
    en: text`"${'path'}" is ${'found'}; expected ${'expected'}`,
    ru: text`«${'path'}»: ${'found'}; ожидается ${'expected'}`,
  },
})
