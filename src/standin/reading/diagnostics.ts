/** Diagnostics of stubs, in a file or from a program. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const reportStub = catalogue('stub', {
  'unreadable': { severity: 'error', en: text`the file cannot be read: ${'reason'}`, ru: text`файл не удаётся прочитать: ${'reason'}` },
  'syntax': { severity: 'error', en: text`this is not YAML: ${'reason'}`, ru: text`это не YAML: ${'reason'}` },
  'unknown-key': {
    severity: 'error',
    en: text`unknown key "${'found'}" in ${'what'}${'meant'}; known keys: ${'allowed'}`,
    ru: text`неизвестный ключ «${'found'}» (${'what'})${'meant'}; допустимы: ${'allowed'}`,
  },
  'missing': {
    severity: 'error',
    en: text`${'what'} needs "${'key'}": ${'example'}`,
    ru: text`${'what'}: нужно «${'key'}»: ${'example'}`,
  },
  'wrong-kind': {
    severity: 'error',
    en: text`${'what'} is ${'found'}; expected ${'expected'}`,
    ru: text`${'what'}: ${'found'}; ожидается ${'expected'}`,
  },
  'more-than-one': {
    severity: 'error',
    en: text`${'what'} has ${'found'} at once; write one of them`,
    ru: text`${'what'}: сразу ${'found'}; нужно что-то одно`,
  },
  'unknown-service': {
    severity: 'error',
    en: text`${'sentence'}${'defining'}`,
    ru: text`${'sentence'}${'defining'}`,
  },
  'unknown-template': { severity: 'error', en: text`${'sentence'}`, ru: text`${'sentence'}` },
  'template-invalid': { severity: 'error', en: text`${'reason'}`, ru: text`${'reason'}` },
  'unknown-method': {
    severity: 'error',
    en: text`"${'found'}" is not a method of an HTTP service; allowed: ${'allowed'}`,
    ru: text`«${'found'}» не является методом HTTP-сервиса; допустимы: ${'allowed'}`,
  },
  'json-path': {
    severity: 'error',
    en: text`"${'path'}" is not a JSON path (error at character ${'at'}); use $, .name, ['name'], [0], [-1], [*]`,
    ru: text`«${'path'}» не является путём JSON (ошибка в символе ${'at'}); допустимы $, .имя, ['имя'], [0], [-1], [*]`,
  },
  'pattern': {
    severity: 'error',
    en: text`the regular expression is wrong: ${'reason'}`,
    ru: text`регулярное выражение неверно: ${'reason'}`,
  },
  'hole': {
    severity: 'error',
    en: text`unknown placeholder {{${'found'}}}${'meant'}; known: ${'allowed'}; \\{{ writes two braces`,
    ru: text`неизвестная подстановка {{${'found'}}}${'meant'}; допустимы ${'allowed'}; \\{{ пишет две скобки`,
  },
  'unclosed': {
    severity: 'warning',
    en: text`"${'found'}" has no closing }} and is answered as it is written; close it, or write \\{{ for two braces`,
    ru: text`у «${'found'}» нет закрывающих }}: ответ содержит это как есть; закройте скобки или пишите \\{{, если нужны две скобки`,
  },
  'item-repeated': {
    severity: 'warning',
    en: text`the collection "${'name'}" has two items with ${'key'} "${'value'}"; only the second one is kept`,
    ru: text`в коллекции «${'name'}» две записи с ${'key'} «${'value'}»; останется только вторая`,
  },
  'filter': {
    severity: 'error',
    en: text`unknown filter "${'found'}"${'meant'}; known: ${'allowed'}`,
    ru: text`неизвестный фильтр «${'found'}»${'meant'}; допустимы ${'allowed'}`,
  },
  'filter-argument': {
    severity: 'error',
    en: text`"${'found'}" cannot be an argument of a filter here; ${'expected'}`,
    ru: text`«${'found'}» не может быть аргументом фильтра; ${'expected'}`,
  },
  'unknown-sample': {
    severity: 'error',
    en: text`there is no kind of samples "${'found'}"${'meant'}; there are ${'allowed'}`,
    ru: text`нет вида образцов «${'found'}»${'meant'}; есть ${'allowed'}`,
  },
  'unknown-collection': {
    severity: 'error',
    en: text`nothing is ever saved in the collection "${'found'}"${'meant'}; save in it, or define it: \`collections: { ${'found'}: [] }\``,
    ru: text`в коллекцию «${'found'}» ничего не сохраняется${'meant'}; сохраните в неё или определите её:
      \`collections: { ${'found'}: [] }\``,
  },
  'unknown-capture': {
    severity: 'error',
    en: text`no condition and no \`capture\` of the stub takes "${'found'}"${'meant'}`,
    ru: text`ни одно условие и ни один \`capture\` заглушки не берёт «${'found'}»${'meant'}`,
  },
  'idle': {
    severity: 'error',
    en: text`"${'found'}" does nothing here: ${'reason'}`,
    ru: text`«${'found'}» здесь ничего не делает: ${'reason'}`,
  },
  'collection-repeated': {
    severity: 'error',
    en: text`the collection "${'name'}" is defined already; all files have one collection of a name: write its items in one place`,
    ru: text`коллекция «${'name'}» уже определена; коллекция с одним именем у всех файлов общая: напишите его элементы в одном месте`,
  },
  'no-tail': {
    severity: 'error',
    en: text`\`path\` needs a template that ends with /*; template "${'template'}" does not`,
    ru: text`для \`path\` нужен шаблон, который кончается на /*; шаблон «${'template'}» не такой`,
  },
  'xml-path': {
    severity: 'error',
    en: text`"${'path'}" is not an XML path: ${'reason'}; use /name, //name, @name, *, [1], {namespace}name, prefix:name`,
    ru: text`«${'path'}» не является путём XML: ${'reason'}; допустимы /имя, //имя, @имя, *, [1], {пространство}имя, префикс:имя`,
  },
  'misplaced': {
    severity: 'error',
    en: text`"${'found'}" of ${'what'} belongs under "${'under'}": ${'example'}`,
    ru: text`«${'found'}» (${'what'}) пишется внутри «${'under'}»: ${'example'}`,
  },
  'unknown-parameter': {
    severity: 'error',
    en: text`${'owner'} has no ${'kind'} "${'found'}"${'meant'}`,
    ru: text`${'owner'} нет ${'kind'} «${'found'}»${'meant'}`,
  },
  'unknown-property': {
    severity: 'error',
    en: text`no property "${'found'}"${'meant'}`,
    ru: text`нет свойства «${'found'}»${'meant'}`,
  },
  'body-file': {
    severity: 'error',
    en: text`there is no file ${'path'} for the body${'meant'}`,
    ru: text`нет файла тела ${'path'}${'meant'}`,
  },
  'body-outside': {
    severity: 'error',
    en: text`the body's file ${'path'} is outside the folder of the stub file; copy it there`,
    ru: text`файл тела ${'path'} лежит вне папки файла заглушек; скопируйте его туда`,
  },
  'no-response-file': {
    severity: 'error',
    en: text`there is no file ${'path'} with the answer of the operation "${'operation'}"; \`standin wsdl sample ${'sample'}\` prints one`,
    ru: text`нет файла ${'path'} с ответом операции «${'operation'}»; образец выводит \`standin wsdl sample ${'sample'}\``,
  },
  'response-file': {
    severity: 'error',
    en: text`the file ${'path'} is not an answer of the operation "${'operation'}": ${'trouble'}; \`standin wsdl sample\` writes one`,
    ru: text`файл ${'path'} не является ответом операции «${'operation'}»: ${'trouble'}; образец пишет \`standin wsdl sample\``,
  },
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
  'operation-shadowed': {
    severity: 'warning',
    en: text`operation ${'operation'} of ${'service'} has a handler, which answers; the stub answers only with \`override: true\``,
    ru: text`у операции ${'operation'} сервиса ${'service'} есть обработчик, он и отвечает; заглушка – только с \`override: true\``,
  },
  'unknown-data': {
    severity: 'error',
    en: text`the stub keeps ${'object'}, which the configuration does not have${'meant'}; define it in infobase/*.ts, or give the
      configuration that has it`,
    ru: text`заглушка хранит ${'object'}, которого нет в конфигурации${'meant'}; определите его в infobase/*.ts или укажите
      конфигурацию, в которой он есть`,
  },
  'unknown-field': {
    severity: 'error',
    en: text`${'object'} has no field "${'found'}"${'meant'}`,
    ru: text`у ${'object'} нет поля «${'found'}»${'meant'}`,
  },
  'host': {
    severity: 'error',
    en: text`"${'found'}" is not the address of a host${'meant'}; write https://sms.example or https://sms.example/api`,
    ru: text`«${'found'}» не является адресом узла${'meant'}; напишите https://sms.example или https://sms.example/api`,
  },
  'failure-outgoing': {
    severity: 'error',
    en: text`the failure ${'name'} is one of calls that go out: write it under \`hosts:\``,
    ru: text`сбой ${'name'} бывает только у исходящих вызовов: напишите его в \`hosts:\``,
  },
  'service-repeated': {
    severity: 'error',
    en: text`the stub defines HTTP service ${'name'}, but a service with that ${'what'} exists; refer to it with \`service: ${'name'}\``,
    ru: text`заглушка определяет HTTP-сервис ${'name'}, но сервис с таким ${'what'} уже есть; сошлитесь на него: \`service: ${'name'}\``,
  },
})
