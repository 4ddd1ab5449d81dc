SELECT s.id, s.region, s.amount, s.amount * d.factor AS worth, d.label FROM src s JOIN dim d ON d.id = s.dim_id
