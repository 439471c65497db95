// node examples/04-web-service/client.mjs http://127.0.0.1:8080/ws/shipment.1cws [1.1|1.2]: asks for a shipment and prints its rows.
import soap from 'soap'

const [address, version = '1.1'] = process.argv.slice(2)
const client = await soap.createClientAsync(`${address}?wsdl`, { forceSoap12Headers: version === '1.2' })
client.setEndpoint(address)

// HTTP headers hold no Cyrillic letters, which the soapAction of a 1C service with a Russian name has: another one is sent, for the service
// goes by the body.
client.addHttpHeader(version === '1.2' ? 'Content-Type' : 'SOAPAction', version === '1.2' ? 'application/soap+xml; charset=utf-8' : '""')

// The client's own names (client.GetAsync) are made of Latin letters only, so the operation is reached through its service and port.
const port = client['ДанныеРасходнойНакладной']['ДанныеРасходнойНакладнойSoap']
const shipmentOf = (number) =>
  new Promise((resolve, reject) => {
    port['Получить']({ НомерДокумента: number }, (error, answer) => (error ? reject(error) : resolve(answer?.return)))
  })

const shipment = await shipmentOf('000000001')
for (const row of shipment['Состав'])
  console.log(row['Номенклатура']['Наименование'], row['Количество'], '×', row['Цена'], '=', row['Сумма'])
console.log('000000009:', (await shipmentOf('000000009')) ? 'есть' : 'нет')
