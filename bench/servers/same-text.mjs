// The text of chapter 17's first example, as the peers write it from what their own request tells them.

export const exampleText = (method, authority, headers, parameters) =>
  `${method}\nhttp://${authority}/hs/example\n/query/${parameters.string}/${parameters['*']}\n`
  + lines('Заголовки:', headers)
  + lines('Параметры URL:', [
    ['*', `/${parameters['*']}`],
    ['string', parameters.string],
  ])
  + lines('Параметры запроса:', [])

const lines = (heading, entries) => `${[heading, ...Array.from(entries, ([key, value]) => `${key}:${value}`)].join('\n')}\n`
