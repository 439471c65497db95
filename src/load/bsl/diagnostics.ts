/** What can be wrong with modules in 1C's language, and what their handlers would meet that cannot run. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const reportBSL = catalogue('bsl', {
  'fault': {
    severity: 'error',
    en: text`${'message'}: methods of this module cannot be called`,
    ru: text`${'message'}: методы этого модуля вызвать нельзя`,
  },
  'no-method': {
    severity: 'error',
    en: text`${'module'} has no function ${'handler'}`,
    ru: text`в модуле ${'module'} нет функции ${'handler'}`,
  },
  'missing': {
    severity: 'warning',
    en: text`${'handler'} of ${'service'} cannot run ${'what'} (${'place'}); a function of services/common can answer instead`,
    ru: text`${'handler'} сервиса ${'service'} не исполнит ${'what'} (${'place'}); ответить может функция из services/common`,
  },
})
