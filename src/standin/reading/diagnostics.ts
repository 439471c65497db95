/** What can be wrong with a stub, in a file or from a program. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const reportStub = catalogue('stub', {
  'unreadable': { severity: 'error', en: text`the file cannot be read: ${'reason'}`, ru: text`файл не удаётся прочитать: ${'reason'}` },
  'syntax': { severity: 'error', en: text`this is no YAML: ${'reason'}`, ru: text`это не YAML: ${'reason'}` },
  'unknown-key': {
    severity: 'error',
    en: text`"${'found'}" is nothing that ${'what'} has${'meant'}; it has ${'allowed'}`,
    ru: text`«${'found'}» – такого у ${'what'} нет${'meant'}; есть ${'allowed'}`,
  },
  'missing': {
    severity: 'error',
    en: text`${'what'} needs "${'key'}": ${'example'}`,
    ru: text`у ${'what'} должно быть «${'key'}»: ${'example'}`,
  },
  'wrong-kind': {
    severity: 'error',
    en: text`${'what'} is ${'found'}; expected ${'expected'}`,
    ru: text`${'what'}: ${'found'}; ожидается ${'expected'}`,
  },
  'more-than-one': {
    severity: 'error',
    en: text`${'what'} has ${'found'} at once; write one of them`,
    ru: text`у ${'what'} сразу ${'found'}; нужно что-то одно`,
  },
  'unknown-service': {
    severity: 'error',
    en: text`${'sentence'}; to define a service here, write \`service: { Name: Prices, RootURL: prices }\``,
    ru: text`${'sentence'}; чтобы определить сервис здесь, напишите \`service: { Name: Prices, RootURL: prices }\``,
  },
  'unknown-template': { severity: 'error', en: text`${'sentence'}`, ru: text`${'sentence'}` },
  'template-invalid': { severity: 'error', en: text`${'reason'}`, ru: text`${'reason'}` },
  'unknown-method': {
    severity: 'error',
    en: text`"${'found'}" is no method of an HTTP service; allowed: ${'allowed'}`,
    ru: text`«${'found'}» не является методом HTTP-сервиса; допустимы: ${'allowed'}`,
  },
  'json-path': {
    severity: 'error',
    en: text`"${'path'}" is no JSON path from character ${'at'} on; use $, .name, ['name'], [0], [-1], [*]`,
    ru: text`«${'path'}» – не путь JSON, начиная с символа ${'at'}; есть $, .имя, ['имя'], [0], [-1], [*]`,
  },
  'pattern': {
    severity: 'error',
    en: text`the regular expression does not parse: ${'reason'}`,
    ru: text`регулярное выражение неверно: ${'reason'}`,
  },
  'hole': {
    severity: 'error',
    en: text`{{${'found'}}} is no value of a request${'meant'}; there are ${'allowed'}; \\{{ writes two braces`,
    ru: text`{{${'found'}}} – не значение запроса${'meant'}; есть ${'allowed'}; \\{{ пишет две скобки`,
  },
  'unknown-parameter': {
    severity: 'error',
    en: text`template "${'template'}" has no URL parameter "${'found'}"${'meant'}`,
    ru: text`в шаблоне «${'template'}» нет параметра «${'found'}»${'meant'}`,
  },
  'body-file': { severity: 'error', en: text`the body's file ${'path'} is not there`, ru: text`нет файла тела ${'path'}` },
  'unknown-failure': {
    severity: 'error',
    en: text`there is no failure "${'found'}"${'meant'}; there are ${'allowed'}`,
    ru: text`нет сбоя «${'found'}»${'meant'}; есть ${'allowed'}`,
  },
  'shadowed': {
    severity: 'warning',
    en: text`${'method'} of template "${'template'}" of ${'service'} has a handler, which answers; the stub answers only with \`override:
      true\``,
    ru: text`у ${'method'} шаблона «${'template'}» сервиса ${'service'} есть обработчик, он и отвечает; заглушка – только с \`override:
      true\``,
  },
  'service-repeated': {
    severity: 'error',
    en: text`the stub defines HTTP service ${'name'}, but one with that ${'what'} is there already; name it as \`service: ${'name'}\``,
    ru: text`заглушка определяет HTTP-сервис ${'name'}, но сервис с таким ${'what'} уже есть; сошлитесь на него: \`service: ${'name'}\``,
  },
})
