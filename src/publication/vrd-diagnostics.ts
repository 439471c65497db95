/**
 * Diagnostics of a default.vrd. An error is a file that 1C refuses, and breaks the whole publication as it does there (source 20).
 */
import { catalogue, text } from '../diagnostics/catalogue.ts'

/** Makes the diagnostics of the group `vrd`. */
export const report = catalogue('vrd', {
  'not-well-formed': {
    severity: 'error',
    en: text`the file is not well-formed XML: ${'reason'}`,
    ru: text`файл не является правильным XML: ${'reason'}`,
  },
  'not-a-publication': {
    severity: 'error',
    en: text`expected the element {${'namespace'}}point, found ${'found'}`,
    ru: text`ожидается элемент {${'namespace'}}point, найдено ${'found'}`,
  },
  'unknown-element': {
    severity: 'error',
    en: text`<${'element'}> has no child <${'child'}>; known: ${'known'}`,
    ru: text`у элемента <${'element'}> нет вложенного элемента <${'child'}>; допустимы: ${'known'}`,
  },
  'unknown-attribute': {
    severity: 'error',
    en: text`<${'element'}> has no attribute ${'attribute'}; known: ${'known'}`,
    ru: text`у элемента <${'element'}> нет атрибута ${'attribute'}; допустимы: ${'known'}`,
  },
  'bad-value': {
    severity: 'error',
    en: text`${'attribute'} of <${'element'}> is "${'value'}"; expected ${'expected'}`,
    ru: text`значение атрибута ${'attribute'} элемента <${'element'}> – «${'value'}»; ожидается ${'expected'}`,
  },
  'missing-attribute': {
    severity: 'error',
    en: text`<${'element'}> lacks the required attribute ${'attribute'}`,
    ru: text`у элемента <${'element'}> нет обязательного атрибута ${'attribute'}`,
  },
  'repeated-element': {
    severity: 'error',
    en: text`<${'element'}> occurs a second time; only one is allowed`,
    ru: text`элемент <${'element'}> указан второй раз; допускается один`,
  },
  'text-not-allowed': {
    severity: 'error',
    en: text`<${'element'}> contains the text "${'text'}", but only elements are allowed`,
    ru: text`в элементе <${'element'}> есть текст «${'text'}», а допустимы только элементы`,
  },
  'empty-element': {
    severity: 'error',
    en: text`<${'element'}> is empty: 1C cannot read such a file, and the whole publication fails; fill it or remove
      <accessTokenAuthentication>`,
    ru: text`элемент <${'element'}> пуст: 1С не читает такой файл, и вся публикация не работает; заполните его или уберите
      <accessTokenAuthentication>`,
  },
  'odata-spelling': {
    severity: 'warning',
    en: text`${'found'} has no effect: the platform knows only <standardOdata>, spelled so (8.3.9 and later)`,
    ru: text`${'found'} не действует: платформа знает только <standardOdata> в таком написании (с 8.3.9)`,
  },
  'point-disabled': {
    severity: 'warning',
    en: text`enable="false" of <point> switches off client applications only: the services stay published`,
    ru: text`enable="false" у <point> отключает только клиентские приложения: сервисы публикуются`,
  },
  'no-base': {
    severity: 'warning',
    en: text`<point> has no attribute base: the publication is served at "${'base'}"`,
    ru: text`у <point> нет атрибута base: публикация обслуживается по адресу «${'base'}»`,
  },
  'no-such-service': {
    severity: 'warning',
    en: text`there is no ${'kind'} ${'name'} among the services that are served${'meant'}; known: ${'known'}`,
    ru: text`среди обслуживаемых сервисов нет ${'kind'} ${'name'}${'meant'}; есть: ${'known'}`,
  },
  'extension-unpublished': {
    severity: 'warning',
    en: text`${'kind'} ${'name'} belongs to an extension and is not published: that needs publishExtensionsByDefault="true" of
      ${'element'}`,
    ru: text`${'kind'} ${'name'} принадлежит расширению и не публикуется: для этого нужно publishExtensionsByDefault="true" у
      ${'element'}`,
  },
  'service-listed-twice': {
    severity: 'warning',
    en: text`${'name'} is listed a second time; the first entry counts`,
    ru: text`${'name'} указан второй раз; действует первая запись`,
  },
  'short-key': {
    severity: 'warning',
    en: text`the key of issuer "${'issuer'}" has ${'bytes'}; an HS256 key should have 32 or more (RFC 7518, 3.2), because a shorter
      one can be guessed from any token`,
    ru: text`ключ эмитента «${'issuer'}» – ${'bytes'}; для HS256 нужно не меньше 32 (RFC 7518, 3.2), иначе его подберут по любому
      токену`,
  },
  'no-key': {
    severity: 'warning',
    en: text`issuer "${'issuer'}" has no keyInformation: no token from this issuer can be accepted`,
    ru: text`у эмитента «${'issuer'}» нет keyInformation: ни один его токен не будет принят`,
  },
  'no-issuers': {
    severity: 'warning',
    en: text`<accessTokenAuthentication> lists no issuers: no access token can be accepted`,
    ru: text`в <accessTokenAuthentication> нет эмитентов (issuers): ни один токен доступа не будет принят`,
  },
  'issuer-listed-twice': {
    severity: 'warning',
    en: text`issuer "${'issuer'}" is listed a second time; the first entry counts`,
    ru: text`эмитент «${'issuer'}» указан второй раз; действует первая запись`,
  },
  'bare-key': {
    severity: 'warning',
    en: text`the key of issuer "${'issuer'}" is a public key or certificate without its PEM lines (-----BEGIN …-----); it is never used as
      the secret of HS tokens`,
    ru: text`ключ эмитента «${'issuer'}» – открытый ключ или сертификат без строк PEM (-----BEGIN …-----); как секрет для HS он не
      используется`,
  },
  'unreadable-key': {
    severity: 'warning',
    en: text`the key of issuer "${'issuer'}" is PEM, but not a readable public key or certificate: no token from this issuer can be
      accepted`,
    ru: text`ключ эмитента «${'issuer'}» в PEM, но прочитать открытый ключ или сертификат не удаётся: ни один токен этого эмитента не
      будет принят`,
  },
  'nothing-published': {
    severity: 'warning',
    en: text`nothing is published at "${'base'}": list services, or set publishByDefault="true" (<httpServices>),
      pointEnableCommon="true" (<ws>) or enable="true" (<standardOdata>)`,
    ru: text`по адресу «${'base'}» ничего не опубликовано: перечислите сервисы или укажите publishByDefault="true" (<httpServices>),
      pointEnableCommon="true" (<ws>) или enable="true" (<standardOdata>)`,
  },
  'same-address': {
    severity: 'warning',
    en: text`${'name'} is published at "${'address'}", but ${'other'} already has this address (${'place'}): ${'other'} answers there`,
    ru: text`${'name'} публикуется по адресу «${'address'}», где уже есть ${'other'} (${'place'}): отвечает ${'other'}`,
  },
  'empty-pool': {
    severity: 'warning',
    en: text`poolSize="0" of ${'name'}: the automatic pool can have no session, so every call that needs one gets 406 after poolTimeout`,
    ru: text`poolSize="0" у ${'name'}: в автоматическом пуле не может быть ни одного сеанса; вызов, которому он нужен, получит 406 по
      истечении poolTimeout`,
  },
  'idle-zone': {
    severity: 'warning',
    en: text`<zone> has neither value nor specify="true": the separator's value is the empty text`,
    ru: text`у <zone> нет ни value, ни specify="true": значение разделителя – пустая строка`,
  },
  'same-base': {
    severity: 'error',
    en: text`"${'base'}" is already the address of ${'other'}; the first publication is served`,
    ru: text`адрес «${'base'}» уже занят публикацией ${'other'}; обслуживается первая`,
  },
})
