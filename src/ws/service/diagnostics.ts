/** Diagnostics of Web service definitions, and of all Web services of a publication together. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const reportWebService = catalogue('web-service', {
  'name-invalid': {
    severity: 'error',
    en: text`"${'found'}" cannot be a name (${'what'}): a name is letters, digits and "_" and does not begin with a digit, such as
      \`${'nearest'}\``,
    ru: text`«${'found'}» не может быть именем (${'what'}): имя состоит из букв, цифр и «_» и не начинается с цифры, например
      \`${'nearest'}\``,
  },
  'name-repeated': {
    severity: 'error',
    en: text`two Web services have the Name "${'name'}"; the second is not served`,
    ru: text`имя «${'name'}» есть у двух Web-сервисов; второй не обслуживается`,
  },
  'address-repeated': {
    severity: 'error',
    en: text`Web services "${'first'}" and "${'second'}" have the same address, /ws/${'address'}, because Name and DescriptorFileName are
      both addresses; "${'first'}" answers`,
    ru: text`у Web-сервисов «${'first'}» и «${'second'}» один адрес /ws/${'address'}: имя и имя файла публикации равносильны; по нему
      отвечает «${'first'}»`,
  },
  'descriptor-invalid': {
    severity: 'error',
    en: text`"${'found'}" cannot be the DescriptorFileName of "${'name'}": it is one segment of a URL, such as \`${'nearest'}\``,
    ru: text`«${'found'}» не может быть именем файла публикации Web-сервиса «${'name'}»: это один сегмент URL, например \`${'nearest'}\``,
  },
  'namespace-invalid': {
    severity: 'error',
    en: text`Namespace of "${'name'}" is ${'found'}; a URI such as \`http://www.MyCompany.ru/shipment\` is expected`,
    ru: text`URI пространства имен Web-сервиса «${'name'}» равен ${'found'}; нужен URI, например \`http://www.MyCompany.ru/shipment\``,
  },
  'namespace-reserved': {
    severity: 'error',
    en: text`Namespace of "${'name'}" is "${'found'}", which belongs to ${'owner'}: a namespace in use cannot be a service's target
      namespace (chapter 17.2)`,
    ru: text`URI пространства имен Web-сервиса «${'name'}», «${'found'}», уже используется (${'owner'}) и не может быть целевым
      пространством имен`,
  },
  'setting-invalid': {
    severity: 'error',
    en: text`${'setting'} of "${'name'}" is ${'found'}; allowed: ${'allowed'}`,
    ru: text`${'setting'} Web-сервиса «${'name'}» равно ${'found'}; допустимо: ${'allowed'}`,
  },
  'package-invalid': {
    severity: 'error',
    en: text`XDTOPackages of "${'name'}" contains ${'found'}; expected a result of XDTOPackage(…)`,
    ru: text`в пакетах XDTO Web-сервиса «${'name'}» указано ${'found'}; ожидается результат XDTOPackage(…)`,
  },
  'package-repeated': {
    severity: 'error',
    en: text`XDTOPackages of "${'name'}" contains two packages of the namespace "${'namespace'}"; keep one of them`,
    ru: text`в пакетах XDTO Web-сервиса «${'name'}» два пакета с пространством имен «${'namespace'}»; оставьте один`,
  },
  'package-missing': {
    severity: 'warning',
    en: text`package "${'package'}" of "${'name'}" uses types of "${'namespace'}", which XDTOPackages does not list: clients cannot
      resolve them from the WSDL`,
    ru: text`пакет «${'package'}» Web-сервиса «${'name'}» использует типы из «${'namespace'}», которого нет в пакетах XDTO сервиса: по
      WSDL клиенты их не найдут`,
  },
  'operation-invalid': {
    severity: 'error',
    en: text`Operations.${'operation'} of "${'name'}" is not an operation; write \`Operation({ Parameters: { ... } }, (parameters) =>
      ...)\``,
    ru: text`Operations.${'operation'} Web-сервиса «${'name'}» не является операцией; нужно \`Operation({ Parameters: { ... } },
      (parameters) => ...)\``,
  },
  'operations-clash': {
    severity: 'error',
    en: text`operations "${'first'}" and "${'second'}" of "${'name'}" exclude each other: the answer to "${'first'}" is the element
      "${'second'}"; "${'second'}" is not served`,
    ru: text`операции «${'first'}» и «${'second'}» Web-сервиса «${'name'}» несовместимы: ответ «${'first'}» называется «${'second'}»;
      «${'second'}» не обслуживается`,
  },
  'handler-invalid': {
    severity: 'error',
    en: text`operation "${'operation'}" of "${'name'}" has no handler: a function \`(parameters, call) => result\` is expected`,
    ru: text`у операции «${'operation'}» Web-сервиса «${'name'}» нет обработчика: ожидается функция \`(parameters, call) => result\``,
  },
  'parameter-invalid': {
    severity: 'error',
    en: text`parameter "${'parameter'}" of operation "${'operation'}" of "${'name'}" is not a parameter; write \`Parameter(xs.string)\``,
    ru: text`параметр «${'parameter'}» операции «${'operation'}» Web-сервиса «${'name'}» не является параметром; нужно
      \`Parameter(xs.string)\``,
  },
  'parameter-return': {
    severity: 'error',
    en: text`a parameter of operation "${'operation'}" of "${'name'}" has the name "return", which is that of the returned value`,
    ru: text`параметр операции «${'operation'}» Web-сервиса «${'name'}» назван «return», а так называется возвращаемое значение`,
  },
  'type-invalid': {
    severity: 'error',
    en: text`the type of ${'of'} in operation "${'operation'}" of "${'name'}" is ${'found'}; expected a named XDTO type such as
      \`xs.string\``,
    ru: text`тип (${'of'}) операции «${'operation'}» Web-сервиса «${'name'}»: ${'found'}; нужен именованный тип XDTO, например
      \`xs.string\``,
  },
  'type-unlisted': {
    severity: 'error',
    en: text`the type of ${'of'} in operation "${'operation'}" of "${'name'}" is ${'type'}, but XDTOPackages does not list the package
      "${'namespace'}"`,
    ru: text`тип (${'of'}) операции «${'operation'}» Web-сервиса «${'name'}» — ${'type'}, но пакета «${'namespace'}» нет в пакетах XDTO
      сервиса`,
  },
})
