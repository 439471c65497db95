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
  'not-json': {
    severity: 'error',
    en: text`the project file is not JSON from here on: a comma too many, a quote too few, or a comment`,
    ru: text`дальше файл проекта – не JSON: лишняя запятая, пропущенная кавычка или комментарий`,
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
