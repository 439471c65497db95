// The Go client SysUtils/go-1c-odata against the interface: `go run go-1c-odata.go ADDRESS`, without modules, GOPATH as test/interop/odata
// sets it. Each line that is printed is something that the client did; an answer that it reads otherwise ends the program.
package main

import (
	"fmt"
	"os"

	"github.com/SysUtils/go-1c-odata/client"
	"github.com/SysUtils/go-1c-odata/types"
)

// Item is what the client's generator makes of an entity type: pointers, so that what is not given is not sent.
type Item struct {
	client      *client.Client `typename:"Catalog_Номенклатура"`
	RefKey      *types.Guid     `json:"Ref_Key,omitempty"`
	Description *types.String   `json:"Description,omitempty"`
	Price       *types.Double   `json:"Цена,omitempty"`
	Rest        *types.Int64    `json:"Остаток,omitempty"`
	Date        *types.DateTime `json:"Дата,omitempty"`
	IsFolder    *types.Boolean  `json:"IsFolder,omitempty"`
}

type itemKey struct {
	RefKey *types.Guid `json:"Ref_Key"`
}

func (i *Item) Key__() interface{}           { return itemKey{i.RefKey} }
func (i *Item) Data__() interface{}          { return i }
func (i *Item) SetClient__(c *client.Client) { i.client = c }

// Supplier is what a navigation leads to.
type Supplier struct {
	INN *types.String `json:"ИНН"`
}

// Sale is a document.
type Sale struct {
	client *client.Client `typename:"Document_РеализацияТоваровУслуг"`
	RefKey *types.Guid    `json:"Ref_Key,omitempty"`
	Posted *types.Boolean `json:"Posted,omitempty"`
}

func (s *Sale) Key__() interface{}           { return itemKey{s.RefKey} }
func (s *Sale) Data__() interface{}          { return s }
func (s *Sale) SetClient__(c *client.Client) { s.client = c }

type posting struct {
	Operational *types.Boolean `json:"PostingModeOperational"`
}

type filter string

func (f filter) ToString() string { return string(f) }

func check(held bool, what string, seen ...interface{}) {
	if !held {
		fmt.Println("FAILED:", what, seen)
		os.Exit(1)
	}
}

func must(err error, what string) { check(err == nil, what, err) }

func main() {
	c := client.NewClient("Администратор", "пароль", os.Args[1], 2, 10, nil)

	var items []*Item
	where := client.Where{Top: 3, Skip: 1, Filter: filter("Цена ge 50 and substringof('Товар',Description)"), Orderby: "Цена", Fields: []string{"Ref_Key", "Description", "Цена", "Остаток"}}
	must(c.GetMany(&items, where), "many")
	check(len(items) == 3 && *items[0].Description == "Товар 6" && *items[0].Rest == 9007199254740993, "many", items)
	fmt.Println("many: filter, order, top, skip, select, numbers of 64 bits")

	one := &Item{RefKey: items[0].RefKey}
	must(c.Get(one, nil), "one")
	check(*one.Description == "Товар 6" && *one.Price == 60, "one", one)
	must(c.Get(one, []string{"Description"}), "one by select")
	fmt.Println("one by its key, whole and selected")

	supplier := Supplier{}
	must(c.GetNavigaion(one, "Поставщик", &supplier), "navigation")
	check(supplier.INN != nil && *supplier.INN == "7701", "navigation", supplier)
	fmt.Println("a navigation")

	name, price, folder := types.String("Из Go"), types.Double(1.5), types.Boolean(false)
	made := &Item{Description: &name, Price: &price, IsFolder: &folder}
	must(c.Create(made), "create")
	check(made.RefKey != nil && len(*made.RefKey) == 36, "create", made)
	changed := types.String("Другой")
	made.Description = &changed
	must(c.Update(made), "update")
	check(*made.Description == "Другой" && *made.Price == 1.5, "update", made)
	must(c.Delete(made), "delete")
	err := c.Get(made, nil)
	failure, isError := err.(client.Error)
	check(isError && failure.Code == "9" && failure.HttpCode == 404, "the error of what is gone", err)
	fmt.Println("create, update, delete without Content-Type; the error of what is gone")

	var sales []*Sale
	must(c.GetMany(&sales, client.Where{Top: 1}), "documents")
	operational := types.Boolean(false)
	must(c.ExecuteMethod(sales[0], "Post", posting{&operational}, nil), "Post")
	must(c.Get(sales[0], nil), "posted")
	check(*sales[0].Posted == true, "posted", sales[0])
	must(c.ExecuteMethod(sales[0], "Unpost", struct{}{}, nil), "Unpost")
	fmt.Println("Post and Unpost")
}
