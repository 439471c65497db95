/** Diagnostics of the definition of a bus, in a file or from a program. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const reportBus = catalogue('bus-file', {
  'unreadable': { severity: 'error', en: text`the file cannot be read: ${'reason'}`, ru: text`файл не читается: ${'reason'}` },
  'syntax': { severity: 'error', en: text`this is not YAML: ${'reason'}`, ru: text`это не YAML: ${'reason'}` },
  'missing': {
    severity: 'error',
    en: text`${'what'} needs "${'key'}": ${'example'}`,
    ru: text`${'what'}: нужно «${'key'}»: ${'example'}`,
  },
  'access': {
    severity: 'error',
    en: text`"${'found'}" is not an access${'meant'}; write READ_ONLY (it receives) or WRITE_ONLY (it sends)`,
    ru: text`«${'found'}» — не вид доступа${'meant'}; напишите READ_ONLY (получает) или WRITE_ONLY (отправляет)`,
  },
  'unknown-application': {
    severity: 'error',
    en: text`the bus has no application "${'found'}"${'meant'}; it has ${'allowed'}`,
    ru: text`у шины нет приложения «${'found'}»${'meant'}; есть ${'allowed'}`,
  },
  'unknown-participant': {
    severity: 'error',
    en: text`${'application'} has no participant "${'found'}"${'meant'}; it has ${'allowed'}`,
    ru: text`в ${'application'} нет участника «${'found'}»${'meant'}; есть ${'allowed'}`,
  },
  'unknown-channel': {
    severity: 'error',
    en: text`${'application'} has no channel "${'found'}"${'meant'}; it has ${'allowed'}`,
    ru: text`${'application'}: нет канала «${'found'}»${'meant'}; есть ${'allowed'}`,
  },
  'several-channels': {
    severity: 'error',
    en: text`there are several channels "${'found'}": ${'places'}; write it as <process>.<channel>, or give the application`,
    ru: text`каналов «${'found'}» несколько: ${'places'}; укажите процесс.канал или приложение`,
  },
  'both-ways': {
    severity: 'error',
    en: text`${'participant'} sends into the channel ${'channel'} and receives from it; a channel has one direction for a participant`,
    ru: text`${'participant'} и отправляет в канал ${'channel'}, и получает из него; для участника у канала одно направление`,
  },
  'unused-channel': {
    severity: 'warning',
    en: text`the channel ${'channel'} has neither readers nor writers; write access, read or write`,
    ru: text`у канала ${'channel'} нет ни получателей, ни отправителей; напишите access, read или write`,
  },
  'unread-target': {
    severity: 'warning',
    en: text`"to" names ${'channel'}, which no participant reads: nothing is delivered there`,
    ru: text`в «to» назван ${'channel'}, который никто не читает: туда ничего не доставляется`,
  },
  'two-directions': {
    severity: 'warning',
    en: text`${'first'} and ${'second'} are one channel of ${'application'}, ${'external'}: one receives from it, the other
      sends into it; a channel has one direction for 1C, and that of ${'second'} counts. Give one of them another external name`,
    ru: text`${'first'} и ${'second'} – один канал приложения ${'application'}, ${'external'}: один из него получает, другой
      в него отправляет; для 1С у канала одно направление, действует ${'second'}. Дайте одному из них другое внешнее имя`,
  },
  'two-receivers': {
    severity: 'warning',
    en: text`${'first'} and ${'second'} receive from one channel of ${'application'}, ${'external'}, as one client: one of them gets its
      messages, the other one waits. Give one of them another address or external name`,
    ru: text`${'first'} и ${'second'} получают из одного канала приложения ${'application'}, ${'external'}, как один клиент:
      сообщения получает один из них, другой ждёт. Дайте одному из них другой адрес или внешнее имя`,
  },
  'two-secrets': {
    severity: 'error',
    en: text`the client "${'id'}" has two secrets; a client has one, whatever participant it is`,
    ru: text`у клиента «${'id'}» два пароля; пароль у клиента один, каким бы участником он ни был`,
  },
  'same-client': {
    severity: 'error',
    en: text`the participants ${'first'} and ${'second'} of ${'application'} have one client id, "${'id'}"; give each an id of its own`,
    ru: text`у участников ${'first'} и ${'second'} (${'application'}) одно имя клиента, «${'id'}»; дайте каждому свое в «id»`,
  },
  'unfit-id': {
    severity: 'error',
    en: text`the client id "${'id'}" is empty, or has ":", where Basic ends a name: no one could log in; write another id`,
    ru: text`имя клиента «${'id'}» пустое или содержит «:», где Basic заканчивает имя: войти нельзя; напишите другое в «id»`,
  },
  'same-destination': {
    severity: 'error',
    en: text`${'first'} and ${'second'} have one address at the broker, ${'address'}; name a channel or a participant without points`,
    ru: text`у ${'first'} и ${'second'} один адрес у брокера, ${'address'}; назовите канал или участника без точек`,
  },
  'two-applications': {
    severity: 'error',
    en: text`the application ${'application'} is defined twice; put its processes together`,
    ru: text`приложение ${'application'} описано дважды; соберите его процессы вместе`,
  },
  'unfit-name': {
    severity: 'error',
    en: text`${'what'} "${'found'}" is empty, or has a control character${'more'}; it is a part of addresses`,
    ru: text`${'what'} «${'found'}»: имя пустое или содержит управляющий символ${'more'}; оно входит в адреса`,
  },
  'two-bodies': {
    severity: 'error',
    en: text`a message has one body: it is given both as "${'first'}" and as "${'second'}"; write one of them`,
    ru: text`тело у сообщения одно, а задано оно и в «${'first'}», и в «${'second'}»; оставьте что-то одно`,
  },
  'unknown-failure': {
    severity: 'error',
    en: text`a bus has no failure "${'found'}"${'meant'}; there are ${'allowed'}`,
    ru: text`у шины нет сбоя «${'found'}»${'meant'}; есть ${'allowed'}`,
  },
  'no-service': {
    severity: 'error',
    en: text`the configuration has no integration service: there is nothing to mirror`,
    ru: text`в конфигурации нет сервисов интеграции: отражать нечего`,
  },
})
