/** Diagnostics of a platform's configuration, other than those of its services. */
import { catalogue, text } from '../diagnostics/catalogue.ts'

export const reportConfiguration = catalogue('configuration', {
  'no-services': {
    severity: 'error',
    en: text`services is ${'found'}; expected an array of HTTPService({ ... }) and WebService({ ... })`,
    ru: text`services: ${'found'}; ожидается массив из HTTPService({ ... }) и WebService({ ... })`,
  },
  'not-a-service': {
    severity: 'error',
    en: text`services[${'index'}] is ${'found'}; expected HTTPService({ ... }) or WebService({ ... })`,
    ru: text`services[${'index'}]: ${'found'}; ожидается HTTPService({ ... }) или WebService({ ... })`,
  },
  'base-invalid': {
    severity: 'error',
    en: text`${'found'} cannot be the base; expected a path such as /trade, of letters, digits, "_", "-", ".", "~"`,
    ru: text`${'found'} не может быть базовым адресом: ожидается путь, например /trade, из букв, цифр и знаков «_», «-», «.», «~»`,
  },
})
