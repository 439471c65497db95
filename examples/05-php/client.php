<?php
// php examples/05-php/client.php http://127.0.0.1:8080/ws/shipment.1cws [1.1|1.2]: asks for a shipment and prints its rows.
[, $address, $version] = $argv + [2 => '1.1'];
$client = new SoapClient("$address?wsdl", [
    'location' => $address, // behind a proxy the address in a WSDL may be another
    'soap_version' => $version === '1.2' ? SOAP_1_2 : SOAP_1_1,
    'cache_wsdl' => WSDL_CACHE_NONE,
    'features' => SOAP_SINGLE_ELEMENT_ARRAYS, // a single row is a list of one row
]);
$shipment = $client->{'Получить'}(['НомерДокумента' => '000000001'])->return;
foreach ($shipment->{'Состав'} as $row) {
    echo $row->{'Номенклатура'}->{'Наименование'}, ' ', $row->{'Количество'}, ' × ', $row->{'Цена'}, ' = ', $row->{'Сумма'}, "\n";
}
$unknown = $client->{'Получить'}(['НомерДокумента' => '000000009'])->return;
echo $unknown === null ? "000000009: нет\n" : "000000009: есть\n";
