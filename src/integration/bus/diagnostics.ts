/** What the bus says to its peers and of its journal, in both languages; peers get the English sentence with the Russian one after it. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { AmqpError } from '../amqp/error.ts'

export const busFault = catalogue('bus', {
  'application-unknown': {
    severity: 'error',
    en: text`the bus has no application for the hostname "${'hostname'}" of the Open; 1C sends /applications/<name>`,
    ru: text`У шины нет приложения для hostname "${'hostname'}" из Open; 1С передаёт /applications/<имя>`,
  },
  'application-denied': {
    severity: 'error',
    en: text`the owner of the token may not use the application "${'application'}"`,
    ru: text`Владельцу токена недоступно приложение "${'application'}"`,
  },
  'destination-unknown': {
    severity: 'error',
    en: text`the application "${'application'}" has no destination "${'address'}"; ask for its runtime channels`,
    ru: text`В приложении "${'application'}" нет назначения "${'address'}"; запросите список каналов (runtime/channels)`,
  },
  'wrong-direction-send': {
    severity: 'error',
    en: text`"${'address'}" is a destination to send to; nothing is received from it`,
    ru: text`"${'address'}" – назначение для отправки, получать из него нельзя`,
  },
  'wrong-direction-receive': {
    severity: 'error',
    en: text`"${'address'}" is a destination to receive from; nothing is sent to it`,
    ru: text`"${'address'}" – назначение для получения, отправлять в него нельзя`,
  },
  'crowded': {
    severity: 'warning',
    en: text`the broker has ${'most'} connections, as many as it takes: ${'from'} is refused, and so are further ones until some end;
      a client needs one connection, which it keeps`,
    ru: text`У брокера уже ${'most'} соединений, больше он не принимает: ${'from'} отклонён, как и следующие, пока часть не закроется;
      клиенту достаточно одного соединения, которое он держит открытым`,
  },
  'recipient-unknown': {
    severity: 'error',
    en: text`no recipient of the channel ${'channel'} has the code "${'codes'}"; it leads to ${'known'}`,
    ru: text`У канала ${'channel'} нет получателя с кодом "${'codes'}"; он ведёт к: ${'known'}`,
  },
  'message-malformed': {
    severity: 'error',
    en: text`the message is not AMQP 1.0: ${'why'}`,
    ru: text`Сообщение не соответствует AMQP 1.0: ${'why'}`,
  },
  'not-kept': {
    severity: 'error',
    en: text`the message is not kept, so it is not accepted: ${'why'}`,
    ru: text`Сообщение не сохранено и поэтому не принято: ${'why'}`,
  },
  'bus-full': {
    severity: 'error',
    en: text`the bus keeps ${'bytes'} of messages already; receive some of them, or raise the limit`,
    ru: text`Шина уже хранит ${'bytes'} сообщений; получите часть из них или увеличьте предел`,
  },
  'refused-by-failure': {
    severity: 'error',
    en: text`the message is refused by the failure that was set`,
    ru: text`Сообщение отклонено заданным сбоем`,
  },
  'driver-missing': {
    severity: 'error',
    en: text`AMQP 1.0 needs the package rhea, which is not installed: npm install rhea`,
    ru: text`Для AMQP 1.0 нужен пакет rhea, он не установлен: npm install rhea`,
  },
  'driver-broken': {
    severity: 'error',
    en: text`AMQP 1.0 needs the package rhea, which is installed, but does not load: ${'why'}; install it anew: npm install rhea`,
    ru: text`Для AMQP 1.0 нужен пакет rhea: он установлен, но не загружается: ${'why'}; установите его заново: npm install rhea`,
  },
  'port-taken': {
    severity: 'error',
    en: text`the AMQP port ${'port'} of ${'host'} cannot be opened: ${'why'}; choose another one`,
    ru: text`Порт AMQP ${'port'} на ${'host'} не открывается: ${'why'}; выберите другой`,
  },
  'connection-refused': {
    severity: 'error',
    en: text`no AMQP connection to ${'host'}:${'port'}: ${'why'}`,
    ru: text`Нет соединения AMQP с ${'host'}:${'port'}: ${'why'}`,
  },
  'link-refused': {
    severity: 'error',
    en: text`the link to "${'address'}" was refused: ${'why'}`,
    ru: text`Подключение к "${'address'}" отклонено: ${'why'}`,
  },
  'journal-busy': {
    severity: 'error',
    en: text`another process has the journal ${'file'} of a bus; stop that one, or give another file`,
    ru: text`Журнал шины ${'file'} занят другим процессом; остановите его или укажите другой файл`,
  },
  'journal-unwritable': {
    severity: 'error',
    en: text`the journal ${'file'} cannot be written (${'why'}): its folder must exist, and the disk must have room and be writable`,
    ru: text`Журнал ${'file'} не записывается (${'why'}): нужны существующая папка, место на диске и право записи`,
  },
  'journal-torn': {
    severity: 'warning',
    en: text`the journal ${'file'} ends in ${'bytes'} that were not written to their end;
      nothing in them was accepted, they are dropped`,
    ru: text`Журнал ${'file'} обрывается: не до конца записано ${'bytes'}; ничего из этого не было принято,
      этот конец отброшен`,
  },
  'journal-broken': {
    severity: 'error',
    en: text`the journal ${'file'} is damaged at byte ${'offset'}, before messages that were accepted;
      restore the file, or move it away to begin anew`,
    ru: text`Журнал ${'file'} повреждён в байте ${'offset'}, перед принятыми сообщениями;
      восстановите файл или уберите его, чтобы начать заново`,
  },
  'journal-foreign': {
    severity: 'error',
    en: text`${'file'} is not a journal of the bus; give another file`,
    ru: text`${'file'} – не журнал шины; укажите другой файл`,
  },
  'journal-failed': {
    severity: 'error',
    en: text`the journal ${'file'} could not be written to the disk: ${'why'}; the bus accepts nothing until it is started again`,
    ru: text`Журнал ${'file'} не записан на диск: ${'why'}; до перезапуска шина ничего не принимает`,
  },
  'key-broken': {
    severity: 'error',
    en: text`the key of the tokens, ${'file'}, cannot be read: ${'why'}; restore it, or move it away: a new one is made,
      and clients ask for new tokens`,
    ru: text`Ключ токенов ${'file'} не читается: ${'why'}; восстановите его или уберите: будет создан новый,
      а клиенты запросят новые токены`,
  },
  'bus-closed': {
    severity: 'error',
    en: text`the bus is being stopped`,
    ru: text`Шина останавливается`,
  },
})

/** The error for a peer. */
export const toPeer = (condition: string, { message, messageRu }: Diagnostic): AmqpError => ({
  condition,
  description: `${message} / ${messageRu ?? message}`,
})
