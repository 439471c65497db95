# python3 examples/06-python-zeep/client.py http://127.0.0.1:8080/ws/shipment.1cws [1.1|1.2]: asks for a shipment and prints its rows.
import sys
import zeep


class LatinHeaders(zeep.Plugin):
    """HTTP headers are Latin-1 in Python, so zeep cannot send a soapAction with Cyrillic letters; the service goes by the body, so an empty one will do."""

    def egress(self, envelope, http_headers, operation, binding_options):
        if 'SOAPAction' in http_headers:
            http_headers['SOAPAction'] = '""'
        http_headers['Content-Type'] = http_headers['Content-Type'].split('; action=')[0]
        return envelope, http_headers


address, version = (sys.argv + ['1.1'])[1:3]
client = zeep.Client(f'{address}?wsdl', plugins=[LatinHeaders()])
name = 'ДанныеРасходнойНакладной'
namespace = 'http://www.MyCompany.ru/shipment'
binding = f'{{{namespace}}}{name}{"Soap12" if version == "1.2" else "Soap"}Binding'
service = client.create_service(binding, address)
# zeep gives a value of one property as that property: the list of rows
for row in service['Получить']('000000001'):
    print(row['Номенклатура']['Наименование'], row['Количество'], '×', row['Цена'], '=', row['Сумма'])
# ... and an empty value as an empty list
print('000000009:', 'есть' if service['Получить']('000000009') else 'нет')
