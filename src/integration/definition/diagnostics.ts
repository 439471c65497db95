/** Diagnostics of integration service definitions. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const reportIntegration = catalogue('integration-service', {
  'name-invalid': {
    severity: 'error',
    en: text`"${'found'}" cannot be the Name of an integration service: a name is letters, digits and "_" and does not begin with a digit`,
    ru: text`«${'found'}» не может быть именем сервиса интеграции: имя состоит из букв, цифр и «_» и не начинается с цифры`,
  },
  'name-repeated': {
    severity: 'error',
    en: text`two integration services have the Name "${'name'}"; the second one is left out`,
    ru: text`имя «${'name'}» есть у двух сервисов интеграции; второй не используется`,
  },
  'address-invalid': {
    severity: 'warning',
    en: text`the address "${'address'}" of "${'name'}" is not one of an application at the bus: write
      \`http://host:9090/applications/NAME\`, or give it in the settings of the service`,
    ru: text`адрес «${'address'}» сервиса «${'name'}» – не адрес приложения шины: нужно \`http://host:9090/applications/ИМЯ\`, или
      задайте его в настройках сервиса`,
  },
  'no-channels': {
    severity: 'note',
    en: text`integration service "${'name'}" has no channels: nothing is sent or received by it`,
    ru: text`у сервиса интеграции «${'name'}» нет каналов: через него ничего не отправляется и не получается`,
  },
  'channel-invalid': {
    severity: 'error',
    en: text`Channels.${'channel'} of "${'name'}" is not a channel; write \`Channel({ MessageDirection: 'Send' })\``,
    ru: text`Channels.${'channel'} сервиса «${'name'}» – не канал; нужно \`Channel({ MessageDirection: 'Send' })\``,
  },
  'channel-name-invalid': {
    severity: 'error',
    en: text`"${'channel'}" of "${'name'}" cannot be the name of a channel: a name is letters, digits and "_" and does not begin with a
      digit`,
    ru: text`«${'channel'}» сервиса «${'name'}» не может быть именем канала: имя состоит из букв, цифр и «_» и не начинается с цифры`,
  },
  'direction-invalid': {
    severity: 'error',
    en: text`MessageDirection of channel "${'channel'}" is ${'found'}; allowed: Send, Receive`,
    ru: text`MessageDirection канала «${'channel'}» – ${'found'}; допустимо: Send, Receive`,
  },
  'handler-of-sending': {
    severity: 'warning',
    en: text`channel "${'channel'}" sends, so its handler is never called; a channel that receives has MessageDirection: 'Receive'`,
    ru: text`канал «${'channel'}» отправляет, поэтому его обработчик не вызывается; у принимающего канала MessageDirection: 'Receive'`,
  },
  'no-handler': {
    severity: 'warning',
    en: text`channel "${'channel'}" receives but has no handler: its messages stay in the queue`,
    ru: text`канал «${'channel'}» принимает, но обработчика у него нет: сообщения остаются в очереди`,
  },
  'external-name-repeated': {
    severity: 'warning',
    en: text`channels "${'first'}" and "${'second'}" of "${'name'}" both are "${'external'}" at the external service`,
    ru: text`каналы «${'first'}» и «${'second'}» сервиса «${'name'}» – один канал «${'external'}» внешнего сервиса`,
  },
  'supply-twice': {
    severity: 'error',
    en: text`integration service ${'service'} of the configuration already has its handlers from ${'first'}; those of this module are not
      called`,
    ru: text`обработчики сервиса интеграции ${'service'} конфигурации уже взяты из ${'first'}; обработчики этого модуля не вызываются`,
  },
  'supply-unknown-channel': {
    severity: 'warning',
    en: text`integration service ${'service'} of this module has the channel ${'channel'}, which the configuration lacks: it is left out;
      the configuration has ${'known'}`,
    ru: text`у сервиса интеграции ${'service'} этого модуля есть канал ${'channel'}, которого нет в конфигурации: он не используется; в
      конфигурации есть ${'known'}`,
  },
})
