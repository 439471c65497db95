<?php
// Runs in a container beside the stand-in: its addresses and the token of its admin surface are in the environment.

function call(string $method, string $url, ?array $body = null): array
{
    $headers = "Content-Type: application/json\r\nAuthorization: Bearer " . getenv('STANDIN_ADMIN_TOKEN');
    $options = ['method' => $method, 'ignore_errors' => true, 'header' => $headers, 'content' => $body === null ? '' : json_encode($body)];
    $text = file_get_contents($url, false, stream_context_create(['http' => $options]));
    return [(int) explode(' ', $http_response_header[0])[1], json_decode((string) $text, true)];
}

function check(string $what, mixed $expected, mixed $found): void
{
    if ($expected === $found) {
        echo "ok: $what\n";
        return;
    }
    fwrite(STDERR, "$what: expected " . json_encode($expected) . ', found ' . json_encode($found) . "\n");
    exit(1);
}

$shop = getenv('STANDIN_URL') . '/hs/shop';
$admin = getenv('STANDIN_ADMIN_URL');
check('an order is placed', 201, call('POST', "$shop/orders", ['sum' => 10])[0]);
check('and read', ['id' => '000001', 'sum' => 10], call('GET', "$shop/orders/000001")[1]);
check('1C is made to fail', 201, call('POST', "$admin/failures", ['failure' => 'licenseExhausted', 'times' => 1])[0]);
check('and fails', 402, call('GET', "$shop/orders")[0]);
check('what was called is verified', 200, call('POST', "$admin/verify", ['service' => 'Shop', 'method' => 'POST', 'times' => 1])[0]);
check('everything is as at the start', true, call('POST', "$admin/reset")[0] < 300);
check('without orders', 404, call('GET', "$shop/orders/000001")[0]);
