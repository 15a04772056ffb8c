package dev.railsk.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which columns of which tables models ignore. */
class ModelsTest {

    @TempDir
    private Path root;

    @Test
    void readsEveryWayToIgnoreColumns() {
        Written checkout = model(
                "user",
                """
                class User < ApplicationRecord
                  self.ignored_columns = %w[a b].freeze
                  self.ignored_columns += [:c, "d"]
                  self.ignored_columns |= %i[
                    e
                    f
                  ] + ["g"]
                  self.ignored_columns -= ["a"]
                end
                """);

        assertThat(ignored(checkout))
                .containsExactly("2 User users [b]", "3 User users [c, d]", "4 User users [e, f, g]");
        assertThat(checkout.read().misread()).isEmpty();
    }

    @Test
    void takesTheLastAssignment() {
        Written checkout = model(
                "user",
                """
                class User < ApplicationRecord
                  self.ignored_columns = ["a"]
                  self.ignored_columns = ["b"]
                end
                """);

        assertThat(ignored(checkout)).containsExactly("3 User users [b]");
    }

    @Test
    void isSureOfATableByItsNameOrByRailsRules() {
        Written checkout = model("person", "class Person < ActiveRecord::Base\n  self.ignored_columns += [:a]\nend\n")
                .file("app/models/user.rb", "class User < Base\n  self.ignored_columns += [:b]\nend\n")
                .file("app/models/base.rb", "class Base < ApplicationRecord\n  self.abstract_class = true\nend\n")
                .file("app/models/admin.rb", "module Admin\n  def self.table_name_prefix\n    \"admin_\"\n  end\nend\n")
                .file(
                        "app/models/admin/role.rb",
                        "class Admin::Role < ApplicationRecord\n  self.ignored_columns += [:c]\nend\n")
                .file("packs/shop/app/models/shop/order.rb", ordersOf("self.table_name = \"shop_orders\""))
                .file("app/models/child.rb", "class Child < User\n  self.ignored_columns += [:e]\nend\n");

        assertThat(ignored(checkout))
                .containsExactlyInAnyOrder(
                        "2 Admin::Role admin_roles [c]",
                        "2 Child users [e]",
                        "1 Child users [b]",
                        "2 Person people [a]",
                        "2 User users [b]",
                        "4 Shop::Order shop_orders [d]");
    }

    @Test
    void isUnsureOfATableElse() {
        Written checkout = model("a", ordersOf(""))
                .file("app/models/b.rb", "class B < Something\n  self.ignored_columns += [:a]\nend\n")
                .file(
                        "app/models/c.rb",
                        "class C < ApplicationRecord\n  self.table_name = name_of(:c)\n  self.ignored_columns += [:a]\nend\n");

        assertThat(ignored(checkout)).containsExactly("4 Shop::Order  [d]", "2 B  [a]", "3 C  [a]");
    }

    @Test
    void isUnsureOfATableWhoseNameTheAppBends() {
        Written checkout = model("person", "class Person < ApplicationRecord\n  self.ignored_columns += [:a]\nend\n")
                .file("app/models/post.rb", "class Post < ApplicationRecord\n  self.ignored_columns += [:a]\nend\n")
                .file(
                        "config/initializers/inflections.rb",
                        """
                        ActiveSupport::Inflector.inflections(:en) do |inflect|
                          inflect.irregular "person", "persons"
                        end
                        """);

        assertThat(ignored(checkout)).containsExactly("2 Person  [a]", "2 Post posts [a]");
    }

    @Test
    void knowsAModelOfTheSameTableThatIgnoresNothing() {
        Written checkout = model("user", "class User < ApplicationRecord\n  self.ignored_columns += [:a]\nend\n")
                .file("app/models/old.rb", "class OldUser < ApplicationRecord\n  self.table_name = :users\nend\n");

        assertThat(ignored(checkout)).containsExactly("2 User users [a]", "1 OldUser users []");
    }

    @Test
    void tellsWhatItDoesNotUnderstand() {
        Written checkout = model(
                        "user",
                        """
                        class User < ApplicationRecord
                          ignored_columns += [:a]
                          self.ignored_columns = superclass.ignored_columns + [:b]
                          self.ignored_columns += COLUMNS
                          self.ignored_columns += [:c] if Rails.env.production?
                        end
                        """)
                .file(
                        "app/models/concerns/lean.rb",
                        """
                        module Lean
                          included do
                            self.ignored_columns += [:d]
                          end
                        end
                        """);

        assertThat(ignored(checkout)).isEmpty();
        assertThat(checkout.read().misread())
                .extracting(each -> each.at().line() + " " + each.fact())
                .containsExactly(
                        "3 what is ignored here is not understood",
                        "2 without self. this sets a variable, and no column is ignored",
                        "3 which columns are ignored is known only when it runs",
                        "4 which columns are ignored is known only when it runs",
                        "5 what is ignored here is not understood");
    }

    @Test
    void tellsAModelThatIsNoRuby() {
        Written checkout = model("user", "class User < ApplicationRecord\n  self.ignored_columns += %w[a b\nend\n");

        assertThat(checkout.read().misread())
                .extracting(each -> each.at() + ": " + each.fact())
                .containsExactly("app/models/user.rb:2: a list of words that begins here does not end");
    }

    private static String ordersOf(String line) {
        return "module Shop\n  class Order < ApplicationRecord\n    " + line
                + "\n    self.ignored_columns += [:d]\n  end\nend\n";
    }

    private static List<String> ignored(Written checkout) {
        return checkout.read().ignored().stream()
                .map(each -> each.at().line() + " " + each.model() + " " + each.table() + " " + each.columns())
                .toList();
    }

    private Written model(String name, String ruby) {
        return new Written(root).file("app/models/" + name + ".rb", ruby);
    }
}
