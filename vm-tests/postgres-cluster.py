database.start()
database.wait_for_unit("postgresql.target")
start_all()
for node in [one, two]:
    node.wait_for_unit("bitpoll.service")
balancer.wait_for_unit("nginx.service")
site = "http://127.0.0.1"
poll = make_poll(balancer, site, "Drinks")

with subtest("both nodes show what either was told"):
    vote(balancer, site, poll, "Ada")
    for node in ["one", "two"]:
        assert "Ada" in page(balancer, f"http://{node}:8080", poll)

with subtest("the site goes on when a node is lost"):
    one.crash()
    for name in ["Grace", "Joan", "Mary"]:
        vote(balancer, site, poll, name)
    shown = page(balancer, site, poll)
    assert all(name in shown for name in ["Ada", "Grace", "Joan", "Mary"])
