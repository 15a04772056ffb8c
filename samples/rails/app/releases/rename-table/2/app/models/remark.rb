class Remark < ApplicationRecord
  self.table_name = "remarks"
  self.primary_key = "id"
end
