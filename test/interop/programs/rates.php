<?php
// The service of wsdl/Rates.wsdl in PHP, rpc/literal.
ini_set('soap.wsdl_cache_enabled', '0');

class Rates {
    public function GetRate($currency, $date) {
        return ['Currency' => $currency, 'Date' => $date, 'Rate' => '98.7123', 'Multiplicity' => 1];
    }
    public function Convert($amount, $from, $to) {
        return ['return' => $amount * 2, 'Used' => ['Rate' => [['Currency' => $from, 'Date' => '2024-03-04', 'Rate' => '2', 'Multiplicity' => 1], ['Currency' => $to, 'Date' => '2024-03-04', 'Rate' => '1', 'Multiplicity' => 1]]]];
    }
}

$server = new SoapServer(getenv('RATES_WSDL'));
$server->setObject(new Rates());
$server->handle();
