/** Diagnostics of HTTP service definitions, and of all HTTP services of a publication together. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const reportService = catalogue('http-service', {
  'name-invalid': {
    severity: 'error',
    en: text`"${'found'}" cannot be the Name of an HTTP service: a name is letters, digits and "_" and does not begin with a digit, such
      as \`${'nearest'}\``,
    ru: text`«${'found'}» не может быть именем HTTP-сервиса: имя состоит из букв, цифр и «_» и не начинается с цифры, например
      \`${'nearest'}\``,
  },
  'name-repeated': {
    severity: 'error',
    en: text`two HTTP services have the Name "${'name'}"; the one at RootURL "${'root'}" is not served`,
    ru: text`имя «${'name'}» есть у двух HTTP-сервисов; сервис с корневым URL «${'root'}» не обслуживается`,
  },
  'root-invalid': {
    severity: 'error',
    en: text`"${'found'}" cannot be the RootURL of "${'name'}": segments of letters, digits and "_", "-", ".", "~" with single slashes
      between them, such as \`${'nearest'}\``,
    ru: text`«${'found'}» не может быть корневым URL сервиса «${'name'}»: нужны сегменты из букв, цифр и знаков «_», «-», «.», «~» через
      «/», например \`${'nearest'}\``,
  },
  'root-repeated': {
    severity: 'error',
    en: text`HTTP services "${'first'}" and "${'second'}" have the same RootURL, "${'root'}"; "${'second'}" is not served`,
    ru: text`у HTTP-сервисов «${'first'}» и «${'second'}» один корневой URL «${'root'}»; «${'second'}» не обслуживается`,
  },
  'setting-invalid': {
    severity: 'error',
    en: text`${'setting'} of "${'name'}" is ${'found'}; allowed: ${'allowed'}`,
    ru: text`${'setting'} сервиса «${'name'}» равно ${'found'}; допустимо: ${'allowed'}`,
  },
  'template-invalid': {
    severity: 'error',
    en: text`URLTemplates.${'template'} of "${'name'}" is not a URL template; write \`URLTemplate('/path', { GET: ... })\``,
    ru: text`URLTemplates.${'template'} сервиса «${'name'}» не является шаблоном URL; нужно \`URLTemplate('/path', { GET: ... })\``,
  },
  'method-unknown': {
    severity: 'error',
    en: text`"${'found'}" of template "${'template'}" is not a method of an HTTP service; allowed: ${'allowed'}`,
    ru: text`«${'found'}» шаблона «${'template'}» не является методом HTTP-сервиса; допустимы: ${'allowed'}`,
  },
  'handler-invalid': {
    severity: 'error',
    en: text`method ${'method'} of template "${'template'}" has no handler: a function \`(request, call) => new HTTPServiceResponse(200)\`
      is expected`,
    ru: text`у метода ${'method'} шаблона «${'template'}» нет обработчика: ожидается функция \`(request, call) => new
      HTTPServiceResponse(200)\``,
  },
  'template-unreachable': {
    severity: 'warning',
    en: text`no URL reaches template "${'template'}" of "${'name'}": the longer RootURL "${'root'}" of "${'other'}" matches all its URLs`,
    ru: text`до шаблона «${'template'}» сервиса «${'name'}» не дойдёт ни один URL: все они соответствуют более длинному корневому URL
      «${'root'}» сервиса «${'other'}»`,
  },
  'templates-ambiguous': {
    severity: 'warning',
    en: text`templates "${'first'}" and "${'second'}" of "${'name'}" match the same URLs, for example ${'witness'}: the answer is 500; keep
      one of them`,
    ru: text`шаблонам «${'first'}» и «${'second'}» сервиса «${'name'}» соответствуют одни и те же URL, например ${'witness'}: ответом
      будет 500; оставьте один из них`,
  },
  'templates-overlap': {
    severity: 'warning',
    en: text`templates "${'first'}" and "${'second'}" of "${'name'}" both match ${'witness'}; "${'winner'}" answers it: the first
      segment that differs decides`,
    ru: text`шаблонам «${'first'}» и «${'second'}» сервиса «${'name'}» соответствует ${'witness'}; отвечает «${'winner'}»: решает первый
      различающийся сегмент`,
  },
})
