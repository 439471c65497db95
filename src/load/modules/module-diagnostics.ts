/** Diagnostics of service modules: one does not load, or its default export is not a service. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const reportModule = catalogue('module', {
  'syntax': {
    severity: 'error',
    en: text`the module has a syntax error: ${'reason'}`,
    ru: text`модуль содержит синтаксическую ошибку: ${'reason'}`,
  },
  'not-found': {
    severity: 'error',
    en: text`the module imports "${'specifier'}", which is not found; check the path, or install the package`,
    ru: text`модуль импортирует «${'specifier'}», но такого модуля нет; проверьте путь или установите пакет`,
  },
  'throws': {
    severity: 'error',
    en: text`the module throws while loading: ${'reason'}`,
    ru: text`при загрузке модуля возникло исключение: ${'reason'}`,
  },
  'never-loaded': {
    severity: 'error',
    en: text`the module is not loaded after ${'time'}: a top-level await in it, or in what it imports, does not end`,
    ru: text`модуль не загрузился за ${'time'}: await на верхнем уровне модуля или того, что он импортирует, не завершается`,
  },
  'no-default': {
    severity: 'error',
    en: text`the module has no default export; a service module ends with \`export default HTTPService({ ... })\`${'exported'}; shared code
      belongs outside this folder`,
    ru: text`в модуле нет экспорта по умолчанию; модуль сервиса завершается \`export default HTTPService({ ... })\`${'exported'}; общему
      коду сервисов место вне этой папки`,
  },
  'not-a-service': {
    severity: 'error',
    en: text`the default export${'place'} is ${'found'}; expected ${'expected'}, or an array of them${'remedy'}`,
    ru: text`экспорт по умолчанию${'place'}: ${'found'}; ожидается ${'expected'} или массив${'remedy'}`,
  },
  'empty': {
    severity: 'warning',
    en: text`the default export is an empty array: the module defines no service`,
    ru: text`экспорт по умолчанию – пустой массив: модуль не определяет сервисов`,
  },
})
