<?php
// The contract in PHPUnit: run by `standin exec`, each test after a reset of the stand-in.
require_once __DIR__ . '/order-client.php';

use PHPUnit\Framework\TestCase;

final class OrdersTest extends TestCase
{
    private string $url;

    protected function setUp(): void
    {
        $this->url = (string) getenv('STANDIN_URL');
        admin('POST', '/reset');
    }

    public function testAnOrderIsWrittenAndPosted(): void
    {
        $this->assertSame('posted: 000000017', placeOrder($this->url, 'С-1', 2));
        $this->assertSame(1, calls('Document_РасходТовара', 'POST', ['JSON' => ['$.Товары[0].Количество' => 2]]));
        $this->assertSame(1, calls('Document_РасходТовара/Post', 'POST', ['QueryOptions' => ['PostingModeOperational' => 'false']]));
    }

    public function testNothingIsWrittenOfAProductThatThereIsNot(): void
    {
        $this->assertSame('refused: unknown product', placeOrder($this->url, "О'Г", 1));
        $this->assertSame(0, calls('Document_РасходТовара', 'POST'));
    }

    public function testWhatTheInterfaceSaysIsShown(): void
    {
        $reply = ['error' => ['code' => -1, 'text' => 'Недостаточно товара']];
        admin('POST', '/stubs', ['service' => 'standard.odata', 'set' => 'Document_РасходТовара/Post', 'method' => 'POST', 'reply' => $reply]);
        $this->assertSame('refused: Недостаточно товара', placeOrder($this->url, 'С-1', 2));
    }

    /** @dataProvider failures */
    public function testAFailureIsOutlived(string $failure): void
    {
        admin('POST', '/failures', ['failure' => $failure, 'service' => 'standard.odata', 'set' => 'Catalog_Товары']);
        $this->assertSame('try again later', placeOrder($this->url, 'С-1', 2));
        $this->assertSame(0, calls('Document_РасходТовара', 'POST'));
    }

    public static function failures(): array
    {
        return array_map(fn ($one) => [$one], ['notPublished', 'infobaseLocked', 'licenseExhausted', 'poolTimeout', 'htmlInsteadOfData', 'tornAnswer']);
    }
}
