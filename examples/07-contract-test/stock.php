<?php
// The same consumer in PHP, and its test: run by `standin exec`, which sets STANDIN_URL and STANDIN_ADMIN_URL.

function stockOf(string $base, string $code): string
{
    $context = stream_context_create(['http' => ['ignore_errors' => true]]);
    $body = @file_get_contents($base . '/hs/stock/v1/' . rawurlencode('остатки') . '/' . rawurlencode($code), false, $context);
    $status = isset($http_response_header) ? (int) explode(' ', $http_response_header[0])[1] : 0;
    if ($status === 404) return 'unknown product';
    $answer = $status === 200 ? json_decode((string) $body, true) : null;
    return isset($answer['left']) ? 'left: ' . $answer['left'] : 'try again later';
}

function admin(string $method, string $path, ?array $body = null): array
{
    $options = ['method' => $method, 'ignore_errors' => true, 'header' => 'Content-Type: application/json', 'content' => $body === null ? '' : json_encode($body)];
    return (array) json_decode((string) file_get_contents(getenv('STANDIN_ADMIN_URL') . $path, false, stream_context_create(['http' => $options])), true);
}

function check(string $what, mixed $expected, mixed $got): void
{
    if ($expected === $got) return;
    fwrite(STDERR, "$what: expected " . json_encode($expected) . ', got ' . json_encode($got) . "\n");
    exit(1);
}

$url = (string) getenv('STANDIN_URL');
check('a product that there is', 'left: 5', stockOf($url, '42'));
check('a product that there is not', 'unknown product', stockOf($url, 'Ж-1'));
admin('POST', '/failures', ['failure' => 'sessionExpired', 'times' => 1]);
check('a session that has ended', 'try again later', stockOf($url, '42'));
check('calls in all', 3, admin('POST', '/verify', ['service' => 'Склад', 'template' => '/остатки/{Код}', 'times' => 3])['received'] ?? null);
echo "the contract holds\n";
