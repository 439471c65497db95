<?php
// The service of wsdl/Orders.wsdl in PHP: `php -S 127.0.0.1:PORT orders.php`, with the path of the WSDL in ORDERS_WSDL.
ini_set('soap.wsdl_cache_enabled', '0');

class Orders {
    public function GetOrder($request) {
        global $server;
        if ($request->Number === 'NO-000000') {
            throw new SoapFault('Client', 'Заказ не найден', null, ['Number' => $request->Number], 'OrderNotFound');
        }
        $server->addSoapHeader(new SoapHeader('urn:onec-standin:orders', 'Served', 'php for ' . ($this->caller ?? 'nobody')));
        return ['Order' => ['Number' => $request->Number, 'Date' => '2024-03-04T05:06:07', 'Customer' => 'ООО «Ромашка»', 'Comment' => null,
            'Pickup' => 'Склад 1', 'Lines' => [['Name' => 'Гвоздь', 'Quantity' => '10.500', 'Price' => '1233.05', 'SKU' => '007'], ['Name' => 'Шуруп', 'Quantity' => '1', 'Price' => '2', 'SKU' => '008']]]];
    }
    public $caller;
    public function Caller($value) { $this->caller = $value; }
    public function PlaceOrder($request) {
        $total = '0';
        $lines = is_array($request->Order->Lines ?? []) ? ($request->Order->Lines ?? []) : [$request->Order->Lines];
        foreach ($lines as $line) $total = bcadd_($total, $line->Quantity * $line->Price);
        return ['Total' => $total, 'Positions' => count($lines), 'Photo' => isset($request->Photo) ? strrev($request->Photo) : null];
    }
    public function __call($name, $arguments) {
        if ($name === 'Остаток') return ['Количество' => $arguments[0]->{'Артикул'} === '007' ? '12.5' : '0'];
        throw new SoapFault('Server', "no $name");
    }
    public function Find($query) { return new SoapVar($query . '!', XSD_STRING, 'string', 'http://www.w3.org/2001/XMLSchema'); }
    public function Forget($request) { file_put_contents(getenv('ORDERS_FORGOTTEN'), $request->Number); }
}

function bcadd_($a, $b) { return number_format($a + $b, 2, '.', ''); }

$server = new SoapServer(getenv('ORDERS_WSDL'), ['soap_version' => str_contains($_SERVER['CONTENT_TYPE'] ?? '', 'soap+xml') ? SOAP_1_2 : SOAP_1_1]);
$server->setObject(new Orders());
$server->handle();
