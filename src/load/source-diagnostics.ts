/** What can be wrong with a path that was given to serve. */
import { catalogue, text } from '../diagnostics/catalogue.ts'

export const reportSource = catalogue('source', {
  'missing': {
    severity: 'error',
    en: text`there is no file or folder "${'path'}"`,
    ru: text`нет файла или папки «${'path'}»`,
  },
  'no-default': {
    severity: 'error',
    en: text`no PATH was given and there is no folder "${'path'}" here: name a folder of service modules or a configuration, or write a
      module such as ${'path'}/hs/Warehouse.ts`,
    ru: text`PATH не указан, а папки «${'path'}» здесь нет: укажите папку модулей сервисов или конфигурацию либо создайте модуль, например
      ${'path'}/hs/Warehouse.ts`,
  },
  'configuration-deeper': {
    severity: 'error',
    en: text`"${'path'}" is no configuration itself; configurations lie deeper in it: ${'deeper'}; name the one to serve`,
    ru: text`«${'path'}» – сама не конфигурация; конфигурации лежат глубже: ${'deeper'}; укажите нужную`,
  },
  'unrecognised': {
    severity: 'error',
    en: text`"${'path'}" is none of what can be served: ${'looked'}; it holds ${'holds'}`,
    ru: text`«${'path'}» – ничто из того, что можно обслуживать: ${'looked'}; внутри: ${'holds'}`,
  },
})
