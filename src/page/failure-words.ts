/** The meaning of each failure in both languages, of 1C and of a bus; English of the former begins as on the admin surface. */
import { said, type Said } from '../diagnostics/said.ts'

export const failureWords: Readonly<Record<string, Said>> = {
  licenseExhausted: said('402: no free licence', '402: нет свободной лицензии'),
  sessionExpired: said('400: the session that the cookie names has ended', '400: сеанс из cookie завершён'),
  poolTimeout: said('406: no session of the pool became free in time', '406: в пуле не освободился сеанс'),
  infobaseLocked: said('403: sessions are blocked by the administrator', '403: начало сеансов запрещено администратором'),
  accessDenied: said('403: the user lacks a right', '403: у пользователя нет права'),
  notPublished: said("404: the web server's page, as for a service that is not published", '404: страница веб-сервера, как без публикации'),
  htmlInsteadOfData: said('200 with a page of HTML', '200 со страницей HTML'),
  textErrorWith200: said('200 with the text of an error', '200 с текстом ошибки'),
  slowFirstCall: said('the first call waits for the start of a session', 'первый вызов ждёт начала сеанса'),
  latency: said('every call waits', 'каждый вызов ждёт'),
  tornAnswer: said('the connection ends in the middle of the body', 'соединение рвётся посередине тела'),
  resetConnection: said('the connection ends without an answer', 'соединение рвётся без ответа'),
  bom: said('a byte order mark before the body', 'метка порядка байтов перед телом'),
  cp1251: said('the body in windows-1251, with unchanged headers', 'тело в кодировке windows-1251, заголовки прежние'),
  jsonWithoutContentType: said('no Content-Type', 'нет заголовка Content-Type'),
  handlerException: said("500 with the text of a handler's exception", '500 с текстом исключения обработчика'),
  odataError: said('an error of the OData interface with code -1 and status 500', 'ошибка интерфейса OData с кодом -1 и состоянием 500'),
  webServerLimits: said(
    "the web server's pages for long queries and segments, and for a body without its length",
    'страницы веб-сервера: длинный запрос, длинный сегмент, тело без длины',
  ),
  connectionRefused: said('of a call that goes out: the server refuses the connection', 'исходящий вызов: сервер не принимает соединение'),
  unknownHost: said('of a call that goes out: the name of the host is not known', 'исходящий вызов: имя узла неизвестно'),
  callTimeout: said('of a call that goes out: the timeout is over', 'исходящий вызов: время ожидания истекло'),
  certificateRejected: said(
    'of a call that goes out: the certificate of the server is not accepted',
    'исходящий вызов: сертификат сервера не принят',
  ),
  // Of a bus.
  tokenExpired: said('tokens are refused', 'токены не принимаются'),
  badCredentials: said('401 to everyone who asks for a token', '401 на любой запрос токена'),
  applicationNotFound: said('the application is not found', 'приложение не найдено'),
  brokerDown: said('connections to the broker end, and new ones are refused', 'соединения с брокером рвутся, новые не принимаются'),
  dropUnsettled: said('the connection ends before a message is settled', 'соединение рвётся до подтверждения сообщения'),
  deliverTwice: said('a message is delivered twice', 'сообщение доставляется дважды'),
  slowAccept: said('a message that was sent is accepted late', 'отправленное сообщение принимается поздно'),
  reject: said('a message that was sent is rejected', 'отправленное сообщение отвергается'),
  soapFault: said('500 with a SOAP fault in the version of the request', '500 с ошибкой SOAP в версии запроса'),
}
