@pitfall:ABX @property:AGELESS
Feature: No antibiotics without a fever

  Scenario: No fever
    Given the age is 40 years
    And there is no fever
    When care is chosen
    Then an antibiotic must be avoided

  @constraint:OLD
  Scenario: Very old
    Given the age is 100 years
    And there is no fever
    When care is chosen
    Then alert OLD is shown

  @constraint:OLDEST
  Scenario: Nobody
    Given the age is 120 years
    And there is a fever
    When care is chosen
    Then the record is impossible because of OLDEST
